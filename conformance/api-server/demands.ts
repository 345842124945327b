/**
 * Asks a real API server what it demands of each field, because its validation knows more and other than its schema:
 * which fields must be there, which values it takes, which entries of a list may not stand twice.
 *
 *   node --conditions=source conformance/api-server/demands.ts      writes tools/data/api-demands.json
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  fieldOf,
  isCurrent,
  kindsOf,
  readPublished,
  structOf,
  type Published,
  type PublishedField,
  type PublishedResource,
  type PublishedType,
} from './published.ts';
import { sampleOf } from './sample.ts';
import { startApiServer, type Answer, type Cause } from './server.ts';

/** Where a definition stands in an object that can be created. */
interface Context {
  readonly resource: PublishedResource;
  readonly root: string;
  readonly steps: readonly Step[];
}

interface Step {
  readonly field: string;
  readonly type: PublishedType;
}

/** What the server demands, by definition and field. */
interface Demands {
  readonly about: string;
  /** Must be there, and must not be empty if `nonempty`. */
  readonly required: Record<string, Record<string, 'present' | 'nonempty'>>;
  readonly enums: Record<string, Record<string, readonly string[]>>;
  /** Keys that tell the entries of a list apart, none for plain values; a second equal one is refused. */
  readonly unique: Record<string, Record<string, readonly string[]>>;
}

/**
 * Fields that the server demands whatever else is written, though its schema does not say so. The others that it asks for
 * in an empty object depend on their neighbours.
 */
const alwaysDemanded: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.core.v1.Container': ['image'],
  'io.k8s.api.core.v1.EphemeralContainer': ['image'],
  'io.k8s.api.core.v1.PersistentVolume': ['spec'],
  'io.k8s.api.core.v1.PersistentVolumeSpec': ['accessModes'],
  'io.k8s.api.core.v1.ConfigMapVolumeSource': ['name'],
  'io.k8s.api.core.v1.SecretVolumeSource': ['secretName'],
  'io.k8s.api.core.v1.EphemeralVolumeSource': ['volumeClaimTemplate'],
  'io.k8s.api.core.v1.ConfigMapEnvSource': ['name'],
  'io.k8s.api.core.v1.SecretEnvSource': ['name'],
  'io.k8s.api.core.v1.ConfigMapProjection': ['name'],
  'io.k8s.api.core.v1.SecretProjection': ['name'],
  'io.k8s.api.core.v1.ExecAction': ['command'],
  'io.k8s.api.core.v1.ReplicationControllerSpec': ['template'],
  'io.k8s.api.admissionregistration.v1.ParamKind': ['apiVersion', 'kind'],
  'io.k8s.api.admissionregistration.v1.ParamRef': ['parameterNotFoundAction'],
  'io.k8s.api.admissionregistration.v1.RuleWithOperations': [
    'operations',
    'apiGroups',
    'apiVersions',
    'resources',
  ],
  'io.k8s.api.admissionregistration.v1.NamedRuleWithOperations': [
    'operations',
    'apiGroups',
    'apiVersions',
    'resources',
  ],
  'io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicySpec': ['matchConstraints'],
  'io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicySpec': ['matchConstraints', 'mutations'],
  'io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicyBindingSpec': ['policyName'],
  'io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference': ['namespace', 'name'],
  'io.k8s.api.certificates.v1.CertificateSigningRequestSpec': ['usages'],
  'io.k8s.api.networking.v1.IngressClassSpec': ['controller'],
  'io.k8s.api.networking.v1.ServiceCIDRSpec': ['cidrs'],
};

/** Its lists of values depend on the value, or are no names. */
const noEnums = new Set(['io.k8s.api.core.v1.AzureDiskVolumeSource.diskURI']);

/** These take any second entry as wrong, or compare more than keys. */
const notByKeys = new Set([
  'io.k8s.api.core.v1.Container.resizePolicy',
  'io.k8s.api.core.v1.EphemeralContainer.resizePolicy',
  'io.k8s.api.storage.v1.StorageClass.allowedTopologies',
]);

/** They answer requests and store nothing. */
const unasked = new Set(['authentication.k8s.io', 'authorization.k8s.io', 'internal.apiserver.k8s.io']);
/** Fields that every object has; its name is demanded of all kinds alike. */
const notAsked = new Set(['apiVersion', 'kind', 'metadata']);
const contextsAsked = 5;
const longestPath = 14;
const bogus = 'Plimsoll~Bogus';

type Send = (method: string, path: string, body: unknown) => Promise<Answer>;

/** Asks for the values of all fields first, so that the objects that ask for the rest hold some that are taken. */
async function askTwice(published: Published, send: Send): Promise<Demands> {
  const { enums } = await ask(published, send);
  const definitions = Object.fromEntries(
    Object.entries(published.definitions).map(([name, definition]) => {
      const fields = Object.entries(definition.fields ?? {}).map(([field, type]) => {
        const values = enums[name]?.[field];
        return [field, values === undefined ? type : { ...fieldOf(type), enum: values }] as const;
      });
      return [
        name,
        definition.fields === undefined ? definition : { ...definition, fields: Object.fromEntries(fields) },
      ];
    }),
  );
  return ask({ ...published, definitions }, send);
}

async function ask({ definitions, resources }: Published, send: Send): Promise<Demands> {
  const demands: Demands = {
    about:
      'What kube-apiserver v1.36.3 demands of fields beyond their types, asked of a real one by conformance/api-server/demands.ts. Facts only.',
    required: {},
    enums: {},
    unique: {},
  };
  const contexts = contextsOf(definitions, resources);
  for (const [name, places] of [...contexts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const asked = distinct(places);
    const fields = Object.entries(definitions[name]?.fields ?? {})
      .map(([field, type]) => [field, fieldOf(type)] as const)
      .filter(([, field]) => isCurrent(field));
    await Promise.all(
      fields.map(async ([field, type]) => {
        const questions = asked
          .filter(({ steps }) => steps.length > 0 || !notAsked.has(field))
          .map((context) => new Question(definitions, send, context, name, field, type));
        note(demands.required, name, field, await requirementOf(questions));
        note(demands.enums, name, field, await valuesOf(questions));
        note(demands.unique, name, field, await keysOf(questions));
      }),
    );
  }
  return demands;
}

function note<T>(
  noted: Record<string, Record<string, T>>,
  definition: string,
  field: string,
  demand: T | undefined,
): void {
  if (demand !== undefined) (noted[definition] ??= {})[field] = demand;
}

/** One field of a definition at one place, and what the server says of values of it. */
class Question {
  readonly definition: string;
  readonly field: string;
  readonly type: PublishedField;
  readonly at: string;
  readonly isSchemaRequired: boolean;
  readonly isStruct: boolean;
  readonly #definitions: Published['definitions'];
  readonly #send: Send;
  readonly #context: Context;

  constructor(
    definitions: Published['definitions'],
    send: Send,
    context: Context,
    definition: string,
    field: string,
    type: PublishedField,
  ) {
    this.#definitions = definitions;
    this.#send = send;
    this.#context = context;
    this.definition = definition;
    this.field = field;
    this.type = type;
    this.at = [...context.steps.map(fieldPath), field].join('.');
    this.isStruct = typeof type.type === 'string' && structOf(definitions, type.type) !== undefined;
    this.isSchemaRequired = definitions[definition]?.required?.includes(field) === true;
  }

  /** What the server says of the least object with this value in the field; without the field for `undefined`. */
  async causes(value: unknown): Promise<readonly Cause[]> {
    const { resource } = this.#context;
    const object = this.#object(value);
    const { group, version, namespaced } = resource;
    const path = `${group === '' ? '/api' : `/apis/${group}`}/${version}${namespaced ? '/namespaces/default' : ''}/${resource.resource}`;
    const answer = await this.#send('POST', `${path}?dryRun=All&fieldValidation=Strict`, object);
    return answer.status === 422 ? answer.causes : [];
  }

  sample(): unknown {
    return sampleOf(this.#definitions, this.type, 1);
  }

  #object(value: unknown): unknown {
    const { resource, root, steps } = this.#context;
    const leaf = { ...(sampleOf(this.#definitions, this.definition) as object), [this.field]: value };
    const build = (index: number, name: string): Record<string, unknown> => {
      const step = steps[index];
      if (step === undefined) return leaf;
      const inner = build(index + 1, structOf(this.#definitions, step.type) ?? '');
      return {
        ...(sampleOf(this.#definitions, name) as object),
        [step.field]: wrapped(step.type, inner),
      };
    };
    const object = build(0, root);
    return {
      ...object,
      apiVersion: resource.group === '' ? resource.version : `${resource.group}/${resource.version}`,
      kind: resource.kind,
      metadata: { name: 'a', ...(object['metadata'] as object | undefined) },
    };
  }
}

async function requirementOf(questions: readonly Question[]): Promise<'present' | 'nonempty' | undefined> {
  const [first] = questions;
  if (first === undefined) return undefined;
  const isNamed = alwaysDemanded[first.definition]?.includes(first.field) === true;
  if (first.isStruct && !first.isSchemaRequired && !isNamed) return implied(questions);
  if (!first.isSchemaRequired && !isNamed) return undefined;
  const answers = await Promise.all(questions.map(refusesWithout));
  if (!answers.every((answer) => answer !== undefined)) {
    if (isNamed) process.stderr.write(`${first.definition}.${first.field} is not always demanded\n`);
    return undefined;
  }
  return answers.every((answer) => answer === 'nonempty') ? 'nonempty' : 'present';
}

/** A map that the server takes for an empty one where it is absent, and then demands something in it. */
async function implied(questions: readonly Question[]): Promise<'present' | undefined> {
  const answers = await Promise.all(
    questions.map(async (question) =>
      (await question.causes(undefined)).some(
        ({ field, reason }) => reason === 'FieldValueRequired' && field.startsWith(`${question.at}.`),
      ),
    ),
  );
  return answers.length > 0 && answers.every(Boolean) ? 'present' : undefined;
}

async function refusesWithout(question: Question): Promise<'present' | 'nonempty' | undefined> {
  const before = new Set((await question.causes(question.sample())).map(keyOf));
  const isAbout = (cause: Cause): boolean =>
    cause.field === question.at ||
    cause.field.startsWith(`${question.at}.`) ||
    (!before.has(keyOf(cause)) && cause.field.slice(cause.field.lastIndexOf('.') + 1) === question.field);
  const refuses = async (value: unknown): Promise<boolean> =>
    (await question.causes(value)).some(
      (cause) => isAbout(cause) && (cause.reason === 'FieldValueRequired' || !before.has(keyOf(cause))),
    );
  if (!(await refuses(undefined))) return undefined;
  const empty = emptyOf(question.type.type);
  return empty !== undefined && (await refuses(empty)) ? 'nonempty' : 'present';
}

/** The value of a type that Go takes for absent, unless it is a pointer. */
function emptyOf(type: PublishedType): unknown {
  if (type === 'string') return '';
  if (typeof type === 'string' || 'type' in type) return undefined;
  return '*' in type ? {} : [];
}

/** The values that the server takes, where it says so, or refuses others and its schema says so. */
async function valuesOf(questions: readonly Question[]): Promise<readonly string[] | undefined> {
  const [first] = questions;
  if (first === undefined || noEnums.has(`${first.definition}.${first.field}`)) return undefined;
  const { type } = first.type;
  const isList = Array.isArray(type);
  if (type !== 'string' && !(isList && type[0] === 'string')) return undefined;
  const answers = await Promise.all(questions.map((question) => valuesAt(question, isList)));
  const known = answers.filter((values) => values !== undefined);
  if (known.length === 0 || (known.length < answers.length && first.type.enum === undefined))
    return undefined;
  const said = known.flat();
  const values = said.length > 0 ? said : (first.type.enum ?? []);
  const isEmptyTaken = (await Promise.all(questions.map((question) => takesEmpty(question, isList)))).some(
    Boolean,
  );
  const all = new Set([...values, ...(first.type.enum ?? [])].filter((value) => value !== ''));
  return (isEmptyTaken ? ['', ...all] : [...all]).toSorted();
}

/** Whether the server takes an empty text, for most fields as if they were absent. */
async function takesEmpty(question: Question, isList: boolean): Promise<boolean> {
  const causes = await question.causes(isList ? [''] : '');
  const at = isList ? `${question.at}[0]` : question.at;
  return !causes.some(({ field, reason }) => field === at && reason === 'FieldValueNotSupported');
}

/** The values that the server names; none where it refuses a value without naming others; `undefined` where it takes it. */
async function valuesAt(question: Question, isList: boolean): Promise<readonly string[] | undefined> {
  const before = new Set((await question.causes(question.sample())).map(keyOf));
  const at = isList ? `${question.at}[0]` : question.at;
  const parent = question.at.slice(0, Math.max(0, question.at.lastIndexOf('.')));
  const causes = await question.causes(isList ? [bogus] : bogus);
  const about = causes.find(
    ({ field, reason }) =>
      (field === at || field === question.at) &&
      (reason === 'FieldValueNotSupported' ||
        (reason === 'FieldValueInvalid' && question.type.enum !== undefined)),
  );
  const nearby = causes.find(
    (cause) =>
      question.type.enum !== undefined &&
      !before.has(keyOf(cause)) &&
      (cause.field === parent || cause.field.endsWith(`.${question.field}`)),
  );
  const cause = about ?? nearby;
  if (cause === undefined) return undefined;
  const list = /supported values: (.*)$/u.exec(cause.message)?.[1] ?? '';
  return [...list.matchAll(/"([^"]*)"/gu)].map(([, value = '']) => value);
}

/** The keys that tell entries apart, where the server refuses a list with two equal ones everywhere. */
async function keysOf(questions: readonly Question[]): Promise<readonly string[] | undefined> {
  const [first] = questions;
  const type = first?.type.type;
  if (first === undefined || !Array.isArray(type) || notByKeys.has(`${first.definition}.${first.field}`)) {
    return undefined;
  }
  const keys = await Promise.all(questions.map((question) => keysAt(question)));
  if (!keys.every((one) => one !== undefined)) return undefined;
  return first.type.mapKeys ?? keys[0];
}

async function keysAt(question: Question): Promise<readonly string[] | undefined> {
  const [item] = question.sample() as readonly [unknown];
  const cause = (await question.causes([item, item])).find(
    ({ field, reason, message }) =>
      (field.startsWith(`${question.at}[1]`) || field.startsWith(`${question.at}[0].{`)) &&
      (reason === 'FieldValueDuplicate' || /must be unique|duplicate/iu.test(message)),
  );
  if (cause === undefined) return undefined;
  const key = cause.field.slice(`${question.at}[1]`.length + 1);
  if (key === '') return typeof item === 'string' || question.type.mapKeys !== undefined ? [] : undefined;
  return [key];
}

/** Every place of a definition, at most two for each kind. */
function contextsOf(
  definitions: Published['definitions'],
  resources: Published['resources'],
): ReadonlyMap<string, readonly Context[]> {
  const contexts = new Map<string, Context[]>();
  const rootOf = new Map(
    Object.entries(definitions).flatMap(([name, definition]) =>
      isCurrent(definition) ? kindsOf(definition).map((kind) => [kind, name] as const) : [],
    ),
  );
  for (const resource of resources) {
    const root = rootOf.get(`${resource.group || 'core'}/${resource.version}/${resource.kind}`);
    const isCreatable = resource.actions.includes('post') && !resource.resource.includes('/');
    if (root === undefined || !isCreatable || !isCurrent(resource) || unasked.has(resource.group)) continue;
    addContexts(definitions, { resource, root, steps: [] }, contexts);
  }
  return contexts;
}

function addContexts(
  definitions: Published['definitions'],
  start: Context,
  contexts: Map<string, Context[]>,
): void {
  const queue: { readonly name: string; readonly context: Context }[] = [
    { name: start.root, context: start },
  ];
  const seen = new Map<string, number>();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { name, context } = next;
    const count = seen.get(name) ?? 0;
    if (count >= 2 || context.steps.length > longestPath) continue;
    seen.set(name, count + 1);
    contexts.set(name, [...(contexts.get(name) ?? []), context]);
    for (const [field, type] of Object.entries(definitions[name]?.fields ?? {})) {
      // The server drops the status of what is created, and reads managed fields by rules of their own.
      if (field === 'status' || field === 'managedFields' || !isCurrent(fieldOf(type))) continue;
      const inner = structOf(definitions, type);
      if (inner === undefined) continue;
      const steps = [...context.steps, { field, type: fieldOf(type).type }];
      queue.push({ name: inner, context: { ...context, steps } });
    }
  }
}

/** One place for each kind, the shortest paths first. */
function distinct(places: readonly Context[]): readonly Context[] {
  const byKind = new Map<string, Context>();
  for (const place of places.toSorted((a, b) => a.steps.length - b.steps.length)) {
    if (!byKind.has(place.resource.kind)) byKind.set(place.resource.kind, place);
  }
  return [...byKind.values()].slice(0, contextsAsked);
}

function wrapped(type: PublishedType, inner: unknown): unknown {
  if (typeof type === 'string') return inner;
  if ('type' in type) return wrapped(type.type, inner);
  return '*' in type ? { a: wrapped(type['*'], inner) } : [wrapped(type[0], inner)];
}

/** A step as the server writes it. */
function fieldPath({ field, type }: Step): string {
  const suffix = (inner: PublishedType): string => {
    if (typeof inner === 'string') return '';
    if ('type' in inner) return suffix(inner.type);
    return '*' in inner ? `[a]${suffix(inner['*'])}` : `[0]${suffix(inner[0])}`;
  };
  return `${field}${suffix(type)}`;
}

function keyOf({ field, reason, message }: Cause): string {
  return `${field} ${reason} ${message}`;
}

function jsonOf({ about, ...demands }: Demands): string {
  const sections = Object.entries(demands).map(([name, byDefinition]) => {
    const lines = Object.entries(byDefinition as Record<string, Record<string, unknown>>)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([definition, fields]) => {
        const sorted = Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
        return `    ${JSON.stringify(definition)}: ${JSON.stringify(sorted)}`;
      });
    return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n  "about": ${JSON.stringify(about)},\n${sections.join(',\n')}\n}\n`;
}

const published = readPublished();
const server = startApiServer();
if (published === undefined || server === undefined) {
  process.stderr.write('the API description or the API server is absent\n');
  process.exitCode = 2;
} else {
  const demands = await askTwice(published, server.send).finally(server.stop);
  const path = resolve(import.meta.dirname, '../../tools/data/api-demands.json');
  writeFileSync(path, jsonOf(demands));
}
