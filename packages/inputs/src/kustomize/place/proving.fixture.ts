import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

import {
  applyEdits,
  isSameJson,
  placedDocuments,
  rewrite,
  type Cause,
  type Change,
  type Edit,
  type JsonValue,
} from '@plimsoll/engine';

import { findSources } from '../../find-sources.ts';
import type { RenderedSource, Rendering } from '../../render/render-sources.ts';
import { renderKustomizations, type KustomizeOptions } from '../render-kustomizations.ts';

/** Builds the kustomizations in a folder. */
export async function builtIn(cwd: string, options: Partial<KustomizeOptions> = {}): Promise<Rendering> {
  const { files } = findSources(['.'], { cwd });
  return renderKustomizations(files, { cwd, environment: process.env, ...options });
}

/** The value of every document of a source. */
export function valuesOf({ source }: RenderedSource): readonly JsonValue[] {
  return placedDocuments(source).documents.map(({ value }) => value);
}

/** A change of the files that was proved, and the texts that it makes. */
export interface Proved {
  readonly changes: readonly Change[];
  readonly files: ReadonlyMap<string, string>;
}

/** The first way to make edits of one document of a source that building shows to make them everywhere they are wanted, and no more. */
export async function provedWay(
  cwd: string,
  before: readonly RenderedSource[],
  wanted: readonly { readonly uri: string; readonly document: number; readonly edits: readonly Edit[] }[],
  ways: readonly (readonly Change[])[],
): Promise<Proved | undefined> {
  for (const changes of ways) {
    const cause: Cause = { changes, proposals: [], safety: 'safe', verify: [] };
    const { files, refused } = rewrite([cause], (uri) => {
      const path = resolve(cwd, uri);
      return existsSync(path) ? { uri, text: readFileSync(path, 'utf8') } : undefined;
    });
    if (refused.length > 0) continue;
    const texts = new Map(files.map(({ uri, after }) => [uri, after]));
    const changed = new Map(files.map(({ uri, after }) => [resolve(realpathSync(cwd), uri), after]));
    const after = new Map((await builtIn(cwd, { changed })).rendered.map((one) => [one.source.uri, one]));
    const isMade = before.every((one) => {
      const now = after.get(one.source.uri);
      const intended = valuesOf(one).map((value, document) => {
        const own = wanted.filter(({ uri, document: index }) => uri === one.source.uri && index === document);
        return applyEdits(
          value,
          own.flatMap(({ edits }) => edits),
        );
      });
      return now !== undefined && isSameJson(valuesOf(now), intended);
    });
    if (isMade) return { changes, files: texts };
  }
  return undefined;
}
