import { applyEdits, mergeEdits, parseSource, resourcesOf, type Resource } from '@plimsoll/engine';
import type { ChangedObject } from './changed-objects.ts';
import { culpritsAmong } from './halving.ts';
import type { ServerJudgement, ServerProver } from './server-proof.ts';
import { sourceFinder, type Sources, type Wish } from './wishes.ts';

/** The repairs for which an API server refuses objects that it takes as they are, and its reasons. */
export async function refusedWishes(
  { refused }: ServerJudgement,
  wishes: readonly Wish[],
  { bench, server }: { readonly bench: Sources; readonly server: ServerProver },
): Promise<ReadonlyMap<Wish, string>> {
  const failed = new Map<Wish, string>();
  for (const [object, reason] of refused) {
    const near = wishes.filter((wish) => changes(wish, object));
    const culprits = await culpritsAmong(near, async (left) => {
      const only = near.filter((wish) => !left.includes(wish));
      const then = objectWith(only, object, bench);
      return then === undefined || !(await server.takes(then));
    });
    for (const wish of culprits.length > 0 ? culprits : wishes)
      failed.set(wish, `the API server would refuse it: ${reason}`);
  }
  return failed;
}

function changes({ uri, document, edits, ways }: Wish, object: ChangedObject): boolean {
  if (object.before === undefined)
    return ways.some((way) => way.some((change) => change.kind === 'file' && change.uri === object.uri));
  const { at } = object.before;
  return (
    uri === object.uri &&
    document === object.document &&
    edits.some((edit) => edit.at === at || edit.at.startsWith(`${at}/`) || at.startsWith(`${edit.at}/`))
  );
}

/** What an object would be with only some of the repairs; `undefined` where that cannot be told from its document. */
function objectWith(
  wishes: readonly Wish[],
  { uri, document, before }: ChangedObject,
  bench: Sources,
): Resource | undefined {
  const source = sourceFinder(bench)(uri)?.source;
  const parsed = source === undefined ? undefined : parseSource(source).documents[document];
  if (parsed === undefined || before === undefined) return undefined;
  const value = applyEdits(parsed.value, mergeEdits(wishes).edits);
  return resourcesOf(value, uri).find(({ at }) => at === before.at);
}
