import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../packages/engine/src/model/json.ts';
import { resourcesOf, type Resource } from '../../packages/engine/src/model/resource.ts';
import { parseSource } from '../../packages/engine/src/parse/parse-source.ts';
import { newestTypes } from '../../packages/engine/src/schema/built-in.ts';
import { customVerdict } from '../../packages/engine/src/schema/custom/custom-verdict.ts';
import { definitionIn } from '../../packages/engine/src/schema/custom/definition.ts';
import type { Fault } from '../../packages/engine/src/schema/fault.ts';
import { compareUnknown, dotted, isUnknown, type Difference } from './compare.ts';
import { chanceOf, mutated } from './objects.ts';
import type { Outcome } from './run.ts';
import type { Answer, ApiServer, Cause } from './server.ts';

const folder = join(import.meta.dirname, 'definitions');
const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const readyWithinMs = 10_000;

/** Gives the server the definitions of this folder, and compares what it says of their objects, and of changes of them. */
export async function compareCustom(server: ApiServer, mutationsOfEach: number): Promise<Outcome> {
  const [resource] = resourcesIn('widgets.yaml');
  const definition = resource && definitionIn(resource);
  if (resource === undefined || definition === undefined) throw new Error('there is no definition');
  await server.send('POST', definitions, resource.fields.object);
  await established(server, resourcesIn('objects.yaml'));
  const chance = chanceOf(2);
  const outcome = { compared: 0, faulty: 0, unasked: 0, differences: [] as Outcome['differences'][number][] };
  const objects = resourcesIn('objects.yaml').flatMap(({ fields: { object } }) => [
    object,
    ...Array.from({ length: mutationsOfEach }, () => mutated(object, chance)),
    ...Array.from({ length: mutationsOfEach }, () => mutated(mutated(object, chance), chance)),
  ]);
  for (const object of objects) {
    const [changed] = resourcesOf(object, '');
    if (changed === undefined) continue;
    const { faults } = customVerdict(changed, definition, newestTypes);
    const answer = await server.send('POST', collectionOf(changed), object);
    outcome.compared += 1;
    if (answer.status !== 201 || faults.length > 0) outcome.faulty += 1;
    for (const difference of compare(object, faults, answer))
      outcome.differences.push({ ...difference, object });
  }
  return outcome;
}

function resourcesIn(file: string): readonly Resource[] {
  const { documents } = parseSource({ uri: file, text: readFileSync(join(folder, file), 'utf8') });
  return documents.flatMap(({ value }) => resourcesOf(value, file));
}

function collectionOf({ apiVersion }: Resource): string {
  return `/apis/${apiVersion}/namespaces/default/widgets?dryRun=All&fieldValidation=Strict`;
}

/** Waits until the server serves every kind that the objects are of. */
async function established(server: ApiServer, objects: readonly Resource[]): Promise<void> {
  const end = Date.now() + readyWithinMs;
  for (const resource of objects) {
    for (;;) {
      const { status, message } = await server.send('POST', collectionOf(resource), resource.fields.object);
      if (status === 201) break;
      if (Date.now() > end) throw new Error(`${resource.name} is not taken: ${status} ${message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function compare(object: JsonObject, faults: readonly Fault[], answer: Answer): readonly Difference[] {
  const { status, message, causes } = answer;
  const known = faults.filter((fault) => !isUnknown(fault));
  if (status === 400 && message.includes('strict decoding error')) {
    return compareUnknown(object, faults, message);
  }
  if (status === 400) {
    const isSeen = known.some(({ at }) => at.includes('/metadata') || message.includes(dotted(object, at)));
    return isSeen ? [] : [{ sort: 'type-unseen', detail: message }];
  }
  const invented = known.filter(
    (fault) => !isListOfFormat(fault) && !causes.some((cause) => isAbout(cause, fault, object)),
  );
  const unseen = causes.filter(
    (cause) => !isAside(cause) && !known.some((fault) => isAbout(cause, fault, object)),
  );
  return [
    ...faults
      .filter(isUnknown)
      .map(({ at }) => ({ sort: 'field-invented' as const, detail: `${at} is known to the server` })),
    ...invented.map(({ kind, at }) => ({
      sort: 'fault-invented' as const,
      detail: `${kind} ${at}; the server says ${causes.map(({ field, message }) => `${field}: ${message}`).join('; ') || 'nothing'}`,
    })),
    ...unseen.map(({ field, message }) => ({
      sort: 'demand-unseen' as const,
      detail: `${field}: ${message}`,
    })),
  ];
}

/** The server names no field where alternatives or formats do not fit, but its message does. */
function isAbout({ field, message }: Cause, { at }: Fault, object: JsonObject): boolean {
  const path = dotted(object, at);
  if (field === '<nil>' || field === '')
    return message.includes(`"${path}"`) || message.endsWith(` in ${path}`);
  return field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`);
}

/** The server lets a list pass where its schema says a text of some format; we do not. */
function isListOfFormat(fault: Fault): boolean {
  return fault.kind === 'wrong-type' && fault.expected === 'a string' && fault.found === 'a list';
}

/** What the server adds to other causes, and what names and labels must look like, which is not compared. */
function isAside({ field, message }: Cause): boolean {
  if (field === '<nil>' || field === '') return /not checked because|\(allOf\)|Checked value/u.test(message);
  return message.includes('regex used for validation is');
}
