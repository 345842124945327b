import { fieldOf, isCurrent, type Published, type PublishedType } from './published.ts';

/** The least value of a type that the server can decode: what the API description requires, and nothing else. */
export function sampleOf(definitions: Published['definitions'], type: PublishedType, depth = 0): unknown {
  if (typeof type === 'object') return sampleOfShape(definitions, type, depth);
  const plain = plainSamples.get(type);
  if (plain !== undefined) return plain;
  const definition = definitions[type];
  if (definition === undefined) throw new Error(`there is no definition \`${type}\``);
  if (definition.is !== undefined) return sampleOf(definitions, definition.is, depth);
  const object: Record<string, unknown> = {};
  for (const name of depth < deepest ? (definition.required ?? []) : []) {
    const field = definition.fields?.[name];
    if (field !== undefined && isCurrent(fieldOf(field)))
      object[name] = sampleOf(definitions, field, depth + 1);
  }
  return object;
}

const deepest = 12;

const plainSamples: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['string', 'a'],
  ['boolean', true],
  ['integer', 1],
  ['integer:int32', 1],
  ['integer:int64', 1],
  ['number', 1],
  ['number:double', 1],
  ['string:byte', ''],
  ['string:date-time', '2020-01-01T00:00:00Z'],
  ['string:int-or-string', 1],
  ['object', {}],
  ['any', {}],
  ['io.k8s.apimachinery.pkg.api.resource.Quantity', '1'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime', '2020-01-01T00:00:00.000000Z'],
]);

function sampleOfShape(
  definitions: Published['definitions'],
  type: Exclude<PublishedType, string>,
  depth: number,
): unknown {
  if ('*' in type) return { a: sampleOf(definitions, type['*'], depth + 1) };
  if (!('type' in type)) return [sampleOf(definitions, type[0], depth + 1)];
  const chosen = type.enum?.find((value) => value !== '');
  if (chosen === undefined) return sampleOf(definitions, type.type, depth);
  return Array.isArray(type.type) ? [chosen] : chosen;
}
