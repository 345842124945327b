import {
  isArray,
  isObject,
  valueAt,
  type JsonObject,
  type JsonValue,
} from '../../packages/engine/src/model/json.ts';
import { resourcesOf } from '../../packages/engine/src/model/resource.ts';
import { tokensOf } from '../../packages/engine/src/model/pointer.ts';
import type { ApiField, ApiType } from '../../packages/engine/src/schema/api-type.ts';
import { apiTypesAt, newestTypes } from '../../packages/engine/src/schema/built-in.ts';
import type { Fault } from '../../packages/engine/src/schema/fault.ts';
import type { Answer, Cause } from './server.ts';

/** One difference between what we say of an object and what the API server says. */
export interface Difference {
  /** What kind of difference, for counting. */
  readonly sort:
    | 'type-unseen'
    | 'type-invented'
    | 'field-unseen'
    | 'field-invented'
    | 'fault-invented'
    | 'demand-unseen';
  readonly detail: string;
}

/** How an object's faults compare with the server's answer; `undefined` where the server did not look at the object. */
export function compare(
  object: JsonObject,
  faults: readonly Fault[],
  answer: Answer,
): readonly Difference[] | undefined {
  const { status, message, causes } = answer;
  const undecodable = faults.filter((fault) => isUndecodable(fault, object));
  if (status === 400 && message.includes('strict decoding error')) {
    return [...inventedTypes(undecodable), ...compareUnknown(object, faults, message)];
  }
  if (status === 400) return compareType(undecodable, message);
  if (status !== 201 && status !== 422) return undefined;
  const unknown = faults.filter(isUnknown);
  return [
    ...inventedTypes(undecodable),
    ...unknown.map(({ at }) => ({ sort: 'field-invented' as const, detail: `${at} is known to the server` })),
    ...compareDemands(object, faults, causes),
  ];
}

/** A value that the server cannot even decode: a wrong type, a number out of range, text that is no time or quantity. */
function isUndecodable(fault: Fault, object: JsonObject): boolean {
  if (fault.kind === 'wrong-type') return true;
  return fault.kind === 'wrong-value' && fieldAt(object, fault.at)?.values === undefined;
}

export function isUnknown({ kind }: Fault): boolean {
  return kind === 'unknown-field' || kind === 'newer-field' || kind === 'removed-field';
}

function inventedTypes(undecodable: readonly Fault[]): readonly Difference[] {
  return undecodable.map((fault) => ({
    sort: 'type-invented',
    detail: `${fault.at}: ${fault.kind}, but the server decodes it`,
  }));
}

/** The server names one value that it cannot decode, by its path without positions. */
function compareType(undecodable: readonly Fault[], message: string): readonly Difference[] {
  // The server reads schemas below `items` by itself, without looking for unknown fields, and so do we.
  if (message.includes('.openAPIV3Schema.')) return [];
  const path = /Go struct field \w+\.([\w.]+) of type/u.exec(message)?.[1];
  const isSeen =
    path === undefined
      ? undecodable.length > 0
      : undecodable.some(({ at }) => withoutPositions(at).startsWith(withoutInlined(path)));
  return isSeen ? [] : [{ sort: 'type-unseen', detail: message }];
}

/** Go writes types that are inlined into the path, in upper case. */
function withoutInlined(path: string): string {
  return path
    .split('.')
    .filter((part) => !/^[A-Z][a-z]\w*$/u.test(part))
    .join('.');
}

function withoutPositions(pointer: string): string {
  return tokensOf(pointer)
    .filter((token) => !/^\d+$/u.test(token))
    .join('.');
}

export function compareUnknown(
  object: JsonObject,
  faults: readonly Fault[],
  message: string,
): readonly Difference[] {
  const theirs = new Set(
    [...message.matchAll(/unknown field "((?:[^"\\]|\\.)*)"/gu)].map(([, path = '']) => path),
  );
  const ours = new Map(faults.filter(isUnknown).map((fault) => [dotted(object, fault.at), fault]));
  return [
    ...[...theirs]
      .filter((path) => !ours.has(path))
      .map((path) => ({ sort: 'field-unseen' as const, detail: path })),
    ...[...ours.keys()]
      .filter((path) => !theirs.has(path))
      .map((path) => ({ sort: 'field-invented' as const, detail: path })),
  ];
}

/** What validation demands beyond types, both ways: of the fields of which we claim to know it. */
function compareDemands(
  object: JsonObject,
  faults: readonly Fault[],
  causes: readonly Cause[],
): readonly Difference[] {
  const ours = faults.filter(
    (fault) =>
      fault.kind === 'missing-field' ||
      fault.kind === 'wrong-value' ||
      (fault.kind === 'repeated-entry' && fault.twice === 'refused'),
  );
  const invented = ours.filter(
    (fault) => !isUnread(fault, causes) && !causes.some((cause) => isAbout(cause, fault, object)),
  );
  const unseen = causes.filter(
    (cause) => isClaimed(cause, object) && !ours.some((fault) => isAbout(cause, fault, object)),
  );
  return [
    ...invented.map((fault) => ({
      sort: 'fault-invented' as const,
      detail: `${fault.kind} ${fault.at}; the server says ${causes.map(({ field, message }) => `${field}: ${message}`).join('; ') || 'nothing'}`,
    })),
    ...unseen.map(({ field, message }) => ({
      sort: 'demand-unseen' as const,
      detail: `${field}: ${message}`,
    })),
  ];
}

/** The server does not look into the template of a workload whose selector is invalid. */
function isUnread({ at }: Fault, causes: readonly Cause[]): boolean {
  return at.startsWith('/spec/template/') && causes.some(({ field }) => field === 'spec.selector');
}

/** Whether a cause is about a field, something in it, or the list that a fault's entry stands in. */
function isAbout({ field, reason }: Cause, fault: Fault, object: JsonObject): boolean {
  const path = dotted(object, fault.at);
  if (field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`)) return true;
  // What may not be there at all is not looked into.
  if (reason === 'FieldValueForbidden' && path.startsWith(`${field}.`)) return true;
  // It counts the volumes that it makes of claim templates.
  if (fault.kind === 'repeated-entry' && field.startsWith(path.slice(0, path.lastIndexOf('[') + 1)))
    return true;
  // The server leaves positions out of some paths, and calls a few fields by the names they had in older versions.
  if (`${field}[` === path.slice(0, field.length + 1)) return true;
  const last = path.slice(path.lastIndexOf('.') + 1);
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return field === parent || field.slice(field.lastIndexOf('.') + 1) === last || field.endsWith(`].${last}`);
}

/** Whether a cause is one that our data speaks of: what depends on neighbours or on the kind of workload is not. */
function isClaimed({ field, reason }: Cause, object: JsonObject): boolean {
  const known = fieldAt(object, pointerOf(field));
  if (known === undefined || (reason === 'FieldValueRequired' && field.endsWith(']'))) return false;
  const pointer = pointerOf(field);
  const value = valueIn(object, pointer);
  // The server looks into a volume that it makes of a claim template, too.
  if (!isObject(valueIn(object, pointer.slice(0, pointer.lastIndexOf('/'))))) return false;
  switch (reason) {
    case 'FieldValueRequired':
      return known.demand !== 'optional' && (value ?? null) === null;
    case 'FieldValueNotSupported':
      return known.values !== undefined && typeof value === 'string' && !known.values.has(value);
    default:
      return false;
  }
}

function valueIn(object: JsonObject, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const token of tokensOf(pointer)) {
    if (isArray(value)) value = value[Number(token)];
    else value = isObject(value) ? valueAt(value, token) : undefined;
  }
  return value;
}

function pointerOf(field: string): string {
  return `/${field
    .replaceAll(/\[([^\]]*)\]/gu, '.$1')
    .replaceAll('/', '~1')
    .replaceAll('.', '/')}`;
}

/** The field of our data that a pointer leads to; of a list or map the field that holds it. */
function fieldAt(object: JsonObject, pointer: string): ApiField | undefined {
  const [resource] = resourcesOf(object, '');
  const struct =
    resource && apiTypesAt(newestTypes).structOf(resource.group, resource.version, resource.kind);
  let type: ApiType | undefined = struct && { form: 'struct', struct: () => struct };
  let field: ApiField | undefined;
  for (const token of tokensOf(pointer)) {
    if (type?.form === 'struct') {
      field = type.struct().fields.get(token);
      type = field?.type;
    } else {
      type = type?.form === 'list' || type?.form === 'map' ? type.item : undefined;
    }
    if (type === undefined) return undefined;
  }
  return field;
}

/** A pointer as the server writes it: `spec.containers[0].Image`. */
export function dotted(object: JsonObject, pointer: string): string {
  let value: JsonValue | undefined = object;
  let path = '';
  for (const token of tokensOf(pointer)) {
    path += isArray(value) ? `[${token}]` : `.${token}`;
    if (isArray(value)) value = value[Number(token)];
    else value = isObject(value) ? valueAt(value, token) : undefined;
  }
  return path.replace(/^\./u, '');
}
