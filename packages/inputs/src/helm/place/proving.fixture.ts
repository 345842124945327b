import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

import {
  applyEdits,
  isSameJson,
  mergeEdits,
  placedDocuments,
  rewrite,
  together,
  type Cause,
  type Change,
  type ChangedText,
  type Edit,
  type JsonValue,
  withoutSwitchedOff,
} from '@plimsoll/engine';

import type { RenderedSource } from '../../render/render-sources.ts';
import type { HelmOptions } from '../helm-options.ts';
import { renderedIn } from '../rendering.fixture.ts';

/** Edits that are wanted of one document of a rendered source. */
export interface Wanted {
  readonly uri: string;
  readonly document: number;
  readonly edits: readonly Edit[];
}

/** What became of wishes: the files as they are now, and the changes by which each was proved to come true. */
export interface Outcome<T> {
  readonly files: readonly ChangedText[];
  readonly ways: ReadonlyMap<T, readonly Change[] | undefined>;
}

interface Attempt<T> {
  readonly wishes: readonly T[];
  readonly uri: string;
  readonly document: number;
  readonly edits: readonly Edit[];
  readonly ways: readonly (readonly Change[])[];
  way: number;
}

/** Makes as many wishes come true as rendering the changed chart proves, as `plimsoll fix` does. */
export async function prove<T extends Wanted>(
  cwd: string,
  rendered: readonly RenderedSource[],
  wanted: readonly T[],
  options: Partial<HelmOptions> = {},
): Promise<Outcome<T>> {
  const attempts = rendered.flatMap((source) => attemptsFor(source, wanted));
  const tryOut = async (open: readonly Attempt<T>[]): Promise<Trial<T>> => {
    const causes = open.map(causeOf);
    const { files, refused } = rewrite(causes, (uri) => sourceAt(cwd, uri));
    const failed = refused.flatMap(({ cause }) => open[causes.indexOf(cause)] ?? []);
    if (failed.length > 0) return { files, failed, isStray: false };
    const changed = new Map(files.map(({ uri, after }) => [resolve(realpathSync(cwd), uri), after]));
    const after = await renderedIn(cwd, { ...options, tracing: 'nothing', changed });
    return { files, ...compared(open, rendered, after.rendered) };
  };
  const culprits = async (suspects: readonly Attempt<T>[]): Promise<readonly Attempt<T>[]> => {
    const groups = [...Map.groupBy(suspects, ({ ways, way }) => JSON.stringify(ways[way])).values()];
    if (groups.length < 2) return suspects;
    const middle = groups.length >> 1;
    for (const half of [groups.slice(0, middle), groups.slice(middle)]) {
      if ((await tryOut(half.flat())).isStray) return culprits(half.flat());
    }
    return suspects;
  };
  for (;;) {
    const open = attempts.filter(({ ways, way }) => way < ways.length);
    const { files, failed, isStray } = await tryOut(open);
    if (failed.length === 0 && !isStray) {
      const ways = attempts.flatMap(({ wishes, ways: all, way }) =>
        wishes.map((wish) => [wish, all[way]] as const),
      );
      return { files, ways: new Map(ways) };
    }
    for (const attempt of failed.length > 0 ? failed : await culprits(open)) attempt.way += 1;
  }
}

interface Trial<T> {
  readonly files: readonly ChangedText[];
  /** What is not made. */
  readonly failed: readonly Attempt<T>[];
  /** Whether something else is made besides all that is wanted, or nothing is rendered. */
  readonly isStray: boolean;
}

function attemptsFor<T extends Wanted>(
  { source, place }: RenderedSource,
  wanted: readonly T[],
): readonly Attempt<T>[] {
  const own = wanted.filter(({ uri }) => uri === source.uri);
  return [...Map.groupBy(own, ({ document }) => document)].flatMap(([document, some]) => {
    const { value } = placedDocuments(source).documents[document] ?? { value: null };
    return together(value, some).map((wishes) => {
      const { edits } = mergeEdits(wishes);
      return { wishes, uri: source.uri, document, edits, ways: place?.(document, edits) ?? [], way: 0 };
    });
  });
}

function causeOf({ ways, way }: Attempt<unknown>): Cause {
  return { changes: ways[way] ?? [], proposals: [], safety: 'safe', verify: [] };
}

function sourceAt(cwd: string, uri: string): { readonly uri: string; readonly text: string } | undefined {
  const path = resolve(cwd, uri);
  return existsSync(path) ? { uri, text: readFileSync(path, 'utf8') } : undefined;
}

/** What a rendering shows of the attempts, and whether it shows more. */
function compared<T>(
  open: readonly Attempt<T>[],
  before: readonly RenderedSource[],
  after: readonly RenderedSource[],
): Omit<Trial<T>, 'files'> {
  const failed: Attempt<T>[] = [];
  let isStray = false;
  let isBroken = false;
  for (const { source } of before) {
    const own = open.filter(({ uri }) => uri === source.uri);
    const now = valuesOf(after.find((one) => one.source.uri === source.uri));
    for (const [index, old] of valuesOf({ source }).entries()) {
      const wished = own.filter(({ document }) => document === index);
      const { edits } = mergeEdits(wished);
      const value = withoutSwitchedOff(old, now[index] ?? null, edits);
      if (isSameJson(value, applyEdits(old, edits))) continue;
      const unmade = wished.filter((one) => !isSameJson(applyEdits(value, one.edits), value));
      failed.push(...unmade);
      isStray ||= unmade.length === 0;
      isBroken ||= now[index] === undefined;
    }
  }
  if (isBroken) return { failed: [], isStray: true };
  return { failed, isStray: isStray && failed.length === 0 };
}

function valuesOf(one: Pick<RenderedSource, 'source'> | undefined): readonly JsonValue[] {
  return one === undefined ? [] : placedDocuments(one.source).documents.map(({ value }) => value);
}
