import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  escapeToken,
  isArray,
  isObject,
  placedDocuments,
  type JsonValue,
  type PlacedDocument,
} from '@plimsoll/engine';
import { expect, test } from 'vitest';

import { temporaryFolder } from '../../test/temporary-folder.ts';
import { findSources } from '../find-sources.ts';
import type { RenderedSource } from '../render/render-sources.ts';
import { findBuilder } from './build.ts';
import { renderKustomizations } from './render-kustomizations.ts';
import { workshop } from './workshop.fixture.ts';

const isMissing = findBuilder(process.env) === undefined;
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

async function rendered(cwd: string, path = '.'): Promise<RenderedSource> {
  const { files } = findSources([path], { cwd });
  const { rendered, problems } = await renderKustomizations(files, { cwd, environment: process.env });
  expect(problems).toEqual([]);
  const [only] = rendered;
  if (only === undefined) throw new Error('nothing was built');
  return only;
}

/** A scalar of the build. */
interface Leaf {
  readonly document: number;
  readonly pointer: string;
  readonly value: JsonValue;
}

function leavesOf(documents: readonly PlacedDocument[]): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const collect = (value: JsonValue, pointer: string, document: number): void => {
    if (isArray(value))
      for (const [index, item] of value.entries()) collect(item, `${pointer}/${index}`, document);
    else if (isObject(value))
      for (const [key, member] of Object.entries(value))
        collect(member, `${pointer}/${escapeToken(key)}`, document);
    else leaves.push({ document, pointer, value });
  };
  for (const [index, { value }] of documents.entries()) collect(value, '', index);
  return leaves;
}

/** The line with another value at its end, or the value of a literal. */
function changed(line: string): string {
  const flipped = line.replace(/\b(true|false)\b(?!.*\b(?:true|false)\b)/u, (word) =>
    word === 'true' ? 'false' : 'true',
  );
  if (flipped !== line) return flipped;
  return /\d\s*$/u.test(line)
    ? line.replace(/(\d)(\s*)$/u, '$17$2')
    : line.replace(/(["'}\]]*,?\s*)$/u, 'x$1');
}

/** What identifies an object and may therefore not be changed alone, and what a hash changes by itself. */
const fixed =
  /^\/(?:apiVersion|kind)$|^\/metadata\/name$|\/name$|Ref\/name$|^\/spec\/(?:selector|template\/metadata)\//u;

test.skipIf(isMissing)('a field changes when what is written at its place is changed', async () => {
  const cwd = temporaryFolder(workshop);
  const { source, origin } = await rendered(cwd, 'overlays/prod');
  const { documents } = placedDocuments(source);
  const leaves = leavesOf(documents).filter(({ pointer }) => !fixed.test(pointer));
  expect(leaves.length).toBeGreaterThan(25);
  const wrong: string[] = [];
  for (const { document, pointer, value } of leaves) {
    const place = documents[document]?.locate(pointer);
    if (place === undefined) continue;
    const { location } = origin.locate(place, pointer);
    const path = join(cwd, location.uri);
    const text = readFileSync(path, 'utf8');
    const lines = text.split('\n');
    lines[location.line - 1] = changed(lines[location.line - 1] ?? '');
    writeFileSync(path, lines.join('\n'));
    const { files } = findSources(['overlays/prod'], { cwd });
    const again = await renderKustomizations(files, { cwd, environment: process.env });
    const text2 = again.rendered[0]?.source.text ?? '';
    const other = leavesOf(placedDocuments({ uri: '', text: text2 }).documents);
    const same = other.find((leaf) => leaf.document === document && leaf.pointer === pointer);
    if (same?.value === value || text2 === '') {
      wrong.push(
        `${pointer} (${JSON.stringify(value)}) at ${location.uri}:${location.line} \`${lines[location.line - 1]}\` ${again.problems[0]?.message ?? ''}`,
      );
    }
    writeFileSync(path, text);
  }
  expect(wrong).toEqual([]);
});
