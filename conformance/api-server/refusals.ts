import { checks } from '../../packages/engine/src/checks/index.generated.ts';
import { makeTarget } from '../../packages/engine/src/checks/check.ts';
import { examine } from '../../packages/engine/src/evaluate/examine.ts';
import { makePlan } from '../../packages/engine/src/evaluate/plan.ts';
import type { JsonObject } from '../../packages/engine/src/model/json.ts';
import { chanceOf, mutated, seedOf, writtenObjects } from './objects.ts';
import type { Published } from './published.ts';
import { collectionOf, placed } from './run.ts';
import type { ApiServer, Cause } from './server.ts';

/** Checks on what the API server's validation refuses beyond schemas, and what it then says. */
const refusals: ReadonlyMap<string, RegExp> = new Map([
  ['alternative-missing', /must specify a handler type|must specify one of: `(?:fieldRef|configMapRef)/u],
  ['alternatives-combined', /may not specify more than 1|may not be specified when|more than one field/u],
  ['container-name-invalid', /(?:ontainers|volumes)\[\d+\]\.name: Invalid/u],
  ['cron-schedule-invalid', /spec\.schedule: Invalid/u],
  [
    'object-name-invalid',
    /metadata\.(?:name|generateName): Invalid|^spec\.template\.labels: .*no more than 63/u,
  ],
  ['quantity-negative', /resources\.(?:limits|requests)\[.*greater than or equal to 0|SizeLimit field/u],
  ['request-limit-contradiction', /ontainers\[\d+\]\.resources.*(?:to .* limit of|Limit must be set)/u],
  ['user-number-invalid', /between 0 and 2147483647/u],
  ['volume-mount-unmatched', /volume(?:Mounts|Devices)\[\d+\]\.name: Not found/u],
]);

/** What we leave to others on purpose: variables, names that a rule of their own makes, and mounts without a name. */
const explained = /\$\{|\{\{|must be `?spec\.|Not found: ""/u;

const plan = makePlan(
  checks.filter(({ id }) => refusals.has(id)),
  makeTarget(),
);

/** Where a check and the server disagree on what is written in the repository, and on changes of it. */
export async function compareRefusals(
  server: ApiServer,
  { resources }: Published,
): Promise<{ readonly compared: number; readonly refused: number; readonly differences: readonly string[] }> {
  let compared = 0;
  let refused = 0;
  const differences: string[] = [];
  for (const written of writtenObjects()) {
    const collection = collectionOf(written, resources);
    if (collection === undefined) continue;
    const whole = placed(written);
    for (const object of [whole, mutated(whole, chanceOf(seedOf(whole)))]) {
      const { status, causes } = await server.send('POST', `${collection}?dryRun=All`, object);
      if (status !== 201 && status !== 422) continue;
      compared += 1;
      if (causes.length > 0) refused += 1;
      differences.push(...differencesOf(object, causes));
    }
  }
  return { compared, refused, differences };
}

function differencesOf(object: JsonObject, causes: readonly Cause[]): readonly string[] {
  const text = JSON.stringify(object, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
  const { findings } = examine({ uri: 'object.json', text }, plan);
  // The server looks into no template whose selector is invalid.
  const isUnread = causes.some(({ field }) => field === 'spec.selector');
  return [...refusals].flatMap(([id, form]) => {
    const cause = causes.map(({ field, message }) => `${field}: ${message}`).find((line) => form.test(line));
    const finding = findings.find(({ check }) => check === id);
    if (cause !== undefined && finding === undefined && !explained.test(cause))
      return [`${id} misses ${cause}`];
    return cause === undefined && finding !== undefined && !isUnread ? [`${id} says ${finding.message}`] : [];
  });
}
