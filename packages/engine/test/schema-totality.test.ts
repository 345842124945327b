import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArray, isObject, type JsonObject, type JsonValue } from '../src/model/json.ts';
import { resourcesOf } from '../src/model/resource.ts';
import { builtInVerdict } from '../src/schema/built-in-verdict.ts';
import { apiTypesAt, builtInKindNames, servedVersions } from '../src/schema/built-in.ts';
import type { ApiStruct, ApiType } from '../src/schema/api-type.ts';
import { customVerdict } from '../src/schema/custom/custom-verdict.ts';
import { definitionIn } from '../src/schema/custom/definition.ts';
import { faultsIn } from '../src/schema/validate.ts';

const kinds = builtInKindNames().flatMap(({ group, kind }) =>
  [...(servedVersions(group, kind)?.keys() ?? [])].map((version) => ({ group, version, kind })),
);

const leaf: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  null,
  true,
  0,
  -1.5,
  1e300,
  2n ** 64n,
  '',
  'a',
  '__proto__',
  '{{ x }}',
  '2026-01-31T12:00:00Z',
  '10Mi',
);

const key = fc.constantFrom('a', '', 'a/b~c', '__proto__', 'constructor', '$patch', 'name', 'spec', 'items');

const json: fc.Arbitrary<JsonValue> = fc.letrec<{ readonly value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** A value that fits a type here and there. */
function nearly(type: ApiType, depth: number): fc.Arbitrary<JsonValue> {
  if (depth > 4) return json;
  switch (type.form) {
    case 'struct':
      return fc.oneof({ weight: 4, arbitrary: nearlyStruct(type.struct(), depth) }, json);
    case 'list':
      return fc.oneof(
        { weight: 4, arbitrary: fc.array(nearly(type.item, depth + 1), { maxLength: 3 }) },
        json,
      );
    case 'map':
      return fc.oneof(
        { weight: 4, arbitrary: fc.dictionary(key, nearly(type.item, depth + 1), { maxKeys: 3 }) },
        json,
      );
    default:
      return leaf;
  }
}

function nearlyStruct(struct: ApiStruct, depth: number): fc.Arbitrary<JsonObject> {
  const fields = [...struct.fields.values()];
  return fc
    .subarray(fields, { maxLength: Math.min(6, fields.length) })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map(({ name, type }) => [name, nearly(type, depth + 1)]))),
    );
}

function isIn(value: JsonValue, pointer: string): boolean {
  const [token, ...rest] = pointer.slice(1).split('/');
  if (pointer === '' || token === undefined) return true;
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
  // The last token may be a field that is missing.
  if (rest.length === 0) return isArray(value) || isObject(value);
  const inner = isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
  return inner === null || (inner !== undefined && isIn(inner, `/${rest.join('/')}`));
}

const kindAndValue = fc.constantFrom(...kinds).chain((kind) => {
  const struct = apiTypesAt(36).structOf(kind.group, kind.version, kind.kind);
  const fitting = struct === undefined ? json : nearlyStruct(struct, 0);
  return fc.tuple(fc.constant(kind), fc.oneof({ weight: 9, arbitrary: fitting }, json));
});

test('any JSON is compared with any built-in type, and each fault lies in it', () => {
  fc.assert(
    fc.property(kindAndValue, fc.constantFrom(10, 29, 33, 36, 99), ([kind, value], minor) => {
      const { group, version } = kind;
      const struct = apiTypesAt(minor).structOf(group, version, kind.kind);
      if (struct === undefined || !isObject(value)) return;
      for (const { at } of faultsIn(value, struct, '')) expect(isIn(value, at)).toBe(true);
      const apiVersion = group === '' ? version : `${group}/${version}`;
      for (const resource of resourcesOf({ ...value, apiVersion, kind: kind.kind }, '')) {
        builtInVerdict(resource, minor);
      }
    }),
    { numRuns: 1500 },
  );
});

/** Schemas that mean something now and then. */
const schema: fc.Arbitrary<JsonValue> = fc.letrec<{ readonly schema: JsonValue }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonValue>(
      {},
      { type: 'string', pattern: '(a+)+$' },
      { type: 'integer', minimum: 1 },
      true,
      null,
      3,
    ),
    fc.record(
      {
        type: fc.constantFrom<JsonValue>('object', 'array', 'string', 'integer', 'nonsense', 1),
        properties: fc.oneof(fc.dictionary(key, tie('schema'), { maxKeys: 4 }), json),
        additionalProperties: tie('schema'),
        items: tie('schema'),
        required: fc.oneof(fc.array(key, { maxLength: 2 }), json),
        default: json,
        nullable: fc.boolean(),
        enum: json,
        pattern: fc.oneof(fc.string({ maxLength: 8 }), leaf),
        format: fc.constantFrom<JsonValue>('date-time', 'byte', 'int32', 'ipv4', 1),
        maximum: leaf,
        multipleOf: leaf,
        maxLength: leaf,
        minItems: leaf,
        'x-kubernetes-list-type': fc.constantFrom('set', 'map', 'atomic', 'a'),
        'x-kubernetes-list-map-keys': json,
        'x-kubernetes-preserve-unknown-fields': fc.boolean(),
        'x-kubernetes-embedded-resource': fc.boolean(),
        'x-kubernetes-int-or-string': fc.boolean(),
        allOf: fc.array(tie('schema'), { maxLength: 2 }),
        anyOf: fc.array(tie('schema'), { maxLength: 2 }),
        oneOf: fc.array(tie('schema'), { maxLength: 2 }),
        not: tie('schema'),
      },
      { requiredKeys: [] },
    ),
  ),
})).schema;

function compare(ofSpec: JsonValue, spec: JsonValue): boolean {
  const [definition] = resourcesOf(
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: {
        group: 'example.com',
        names: { kind: 'Widget' },
        versions: [
          { name: 'v1', schema: { openAPIV3Schema: { type: 'object', properties: { spec: ofSpec } } } },
        ],
      },
    },
    '',
  );
  const [widget] = resourcesOf({ apiVersion: 'example.com/v1', kind: 'Widget', spec }, '');
  const defined = definition && definitionIn(definition);
  if (defined === undefined || widget === undefined) throw new Error('there is nothing to compare');
  return customVerdict(widget, defined, 36).isCut;
}

test('any JSON is compared with any definition', () => {
  fc.assert(
    fc.property(schema, json, (ofSpec, spec) => {
      compare(ofSpec, spec);
    }),
    { numRuns: 1500 },
  );
});

test('alternatives within alternatives and great depth end in good time', () => {
  let alternatives: JsonValue = { type: 'string' };
  let deep: JsonValue = 'a';
  let schemaOfDeep: JsonValue = { type: 'string' };
  for (let depth = 0; depth < 900; depth++) {
    if (depth < 60)
      alternatives = { anyOf: [alternatives, { oneOf: [alternatives, { not: alternatives }] }] };
    deep = { a: deep };
    schemaOfDeep = { type: 'object', properties: { a: schemaOfDeep } };
  }
  expect(compare(alternatives, 'a')).toBe(true);
  expect(compare(schemaOfDeep, deep)).toBe(false);
});
