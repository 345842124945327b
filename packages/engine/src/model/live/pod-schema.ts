import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../json.ts';

/** Deeper than any custom resource keeps a pod. */
const deepest = 40;

/** What tells pods and containers in a schema, and how deep below it the names do. */
const telling: ReadonlyMap<string, number> = new Map([
  ['containers', 2],
  ['securityContext', 1],
]);

/**
 * Of a schema of a CustomResourceDefinition what shows where pods and containers stand: the ways to every `containers` and
 * `securityContext`, and the names in those. Whatever else an object has, this schema takes. `undefined` where there is none.
 */
export function podPartOf(schema: JsonObject, depth = 0): JsonObject | undefined {
  if (depth > deepest) return undefined;
  const properties = valueAt(schema, 'properties');
  const kept: Record<string, JsonValue> = {};
  for (const [key, inner] of isObject(properties) ? Object.entries(properties) : []) {
    const names = telling.get(key);
    const part = names === undefined ? innerPart(inner, depth) : namesIn(inner, names);
    if (part !== undefined) kept[key] = part;
  }
  const items = innerPart(valueAt(schema, 'items'), depth);
  const additional = innerPart(valueAt(schema, 'additionalProperties'), depth);
  const hasProperties = Object.keys(kept).length > 0;
  if (!hasProperties && items === undefined && additional === undefined) return undefined;
  return {
    ...open,
    ...(hasProperties ? { properties: kept } : {}),
    ...(items === undefined ? {} : { items }),
    ...(additional === undefined ? {} : { additionalProperties: additional }),
  };
}

const open: JsonObject = { 'x-kubernetes-preserve-unknown-fields': true };

function innerPart(schema: JsonValue | undefined, depth: number): JsonObject | undefined {
  return isObject(schema) ? podPartOf(schema, depth + 1) : undefined;
}

function namesIn(schema: JsonValue | undefined, depth: number): JsonObject {
  if (!isObject(schema) || depth < 0) return open;
  const properties = valueAt(schema, 'properties');
  const items = valueAt(schema, 'items');
  const names = isObject(properties)
    ? Object.entries(properties).map(([key, inner]) => [key, namesIn(inner, depth - 1)] as const)
    : [];
  return {
    ...open,
    ...(names.length === 0 ? {} : { properties: Object.fromEntries(names) }),
    ...(items === undefined ? {} : { items: namesIn(items, depth - 1) }),
  };
}

/**
 * Whether objects of the kind that a CustomResourceDefinition brings may hold pods: where a schema shows some, takes anything
 * at some place, or is missing.
 */
export function mayHoldPods(definition: JsonObject): boolean {
  const spec = valueAt(definition, 'spec');
  if (!isObject(spec)) return false;
  if (valueAt(spec, 'preserveUnknownFields') === true) return true;
  const versions = valueAt(spec, 'versions');
  return (isArray(versions) ? versions : []).some((version) => {
    const validation = isObject(version) ? valueAt(version, 'schema') : undefined;
    const schema = isObject(validation) ? valueAt(validation, 'openAPIV3Schema') : undefined;
    if (!isObject(schema)) return true;
    return podPartOf(schema) !== undefined || takesAnything(schema, 0);
  });
}

/** The places of an object that its author does not write pods at. */
const elsewhere: ReadonlySet<string> = new Set(['metadata', 'status']);

function takesAnything(schema: JsonObject, depth: number): boolean {
  if (depth > deepest) return false;
  const isOpen =
    valueAt(schema, 'x-kubernetes-preserve-unknown-fields') === true ||
    valueAt(schema, 'x-kubernetes-embedded-resource') === true ||
    valueAt(schema, 'additionalProperties') === true;
  if (isOpen) return true;
  const properties = valueAt(schema, 'properties');
  const named = isObject(properties)
    ? Object.entries(properties).flatMap(([key, inner]) => (depth === 0 && elsewhere.has(key) ? [] : inner))
    : [];
  return [...named, valueAt(schema, 'items'), valueAt(schema, 'additionalProperties')].some(
    (inner) => isObject(inner) && takesAnything(inner, depth + 1),
  );
}
