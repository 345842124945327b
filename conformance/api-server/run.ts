import { isObject, type JsonObject } from '../../packages/engine/src/model/json.ts';
import { resourcesOf } from '../../packages/engine/src/model/resource.ts';
import { builtInVerdict } from '../../packages/engine/src/schema/built-in-verdict.ts';
import { newestTypes } from '../../packages/engine/src/schema/built-in.ts';
import { compare, type Difference } from './compare.ts';
import { chanceOf, mutated, seedOf, writtenObjects } from './objects.ts';
import { isCurrent, type Published, type PublishedResource } from './published.ts';
import type { ApiServer } from './server.ts';

/** `PLIMSOLL_SEED=7 npm test` makes other objects. */
const seed = Number(process.env['PLIMSOLL_SEED'] ?? 1);

/** What became of a comparison of many objects. */
export interface Outcome {
  readonly compared: number;
  /** Objects that one of the two has something against. */
  readonly faulty: number;
  /** Objects that the server did not look at: it knows no such kind or namespace, or may not be asked. */
  readonly unasked: number;
  readonly differences: readonly (Difference & { readonly object: JsonObject })[];
}

const mostObjects = 12_000;
/** How many objects are asked about at a time. */
const atOnce = 8;

/** Asks the server about what is written in the repository, and about changes of it, and compares its answers with ours. */
export async function compareBuiltIns(
  server: ApiServer,
  { resources }: Published,
  mutationsOfEach: number,
): Promise<Outcome> {
  const objects = writtenObjects()
    .filter((object) => collectionOf(object, resources) !== undefined)
    .map(placed)
    .flatMap((object) => {
      const chance = chanceOf(seedOf(object) + seed);
      return [object, ...Array.from({ length: mutationsOfEach }, () => mutated(object, chance))];
    });
  // Where more is written than time allows for, every so many objects are taken.
  const stride = Math.ceil(objects.length / mostObjects);
  const asked = objects.filter((_, index) => index % stride === 0);
  const outcome = { compared: 0, faulty: 0, unasked: 0, differences: [] as Outcome['differences'][number][] };
  let next = 0;
  const work = async (): Promise<void> => {
    for (let object = asked[next++]; object !== undefined; object = asked[next++]) {
      await compareOne(object, server, resources, outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcome;
}

async function compareOne(
  object: JsonObject,
  server: ApiServer,
  resources: readonly PublishedResource[],
  outcome: {
    compared: number;
    faulty: number;
    unasked: number;
    differences: Outcome['differences'][number][];
  },
): Promise<void> {
  const collection = collectionOf(object, resources);
  const [resource] = resourcesOf(object, '');
  if (collection === undefined || resource === undefined) return;
  const faults = builtInVerdict(resource, newestTypes)?.faults ?? [];
  const answer = await server.send('POST', `${collection}?dryRun=All&fieldValidation=Strict`, object);
  const differences = compare(object, faults, answer);
  if (differences === undefined) {
    outcome.unasked += 1;
    return;
  }
  outcome.compared += 1;
  if (answer.status !== 201 || faults.length > 0) outcome.faulty += 1;
  for (const difference of differences) outcome.differences.push({ ...difference, object });
}

/** The path under which objects of a kind are created. */
export function collectionOf(
  object: JsonObject,
  resources: readonly PublishedResource[],
): string | undefined {
  const { apiVersion, kind } = object;
  const found = resources.find(
    (one) =>
      (one.group === '' ? one.version : `${one.group}/${one.version}`) === apiVersion &&
      one.kind === kind &&
      one.actions.includes('post') &&
      !one.resource.includes('/') &&
      isCurrent(one),
  );
  if (found === undefined) return undefined;
  const base = found.group === '' ? '/api' : `/apis/${found.group}`;
  return `${base}/${found.version}${found.namespaced ? '/namespaces/default' : ''}/${found.resource}`;
}

/** The object in the namespace that it is created in. */
export function placed(object: JsonObject): JsonObject {
  const { metadata } = object;
  if (!isObject(metadata) || metadata['namespace'] === undefined) return object;
  const { namespace: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}
