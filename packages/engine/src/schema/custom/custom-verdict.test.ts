import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { resourcesOf, type Resource } from '../../model/resource.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { customVerdict, type CustomVerdict } from './custom-verdict.ts';
import { definitionIn } from './definition.ts';

function resourceIn(text: string): Resource {
  const [document] = parseSource({ uri: 'a.yaml', text }).documents;
  const [resource] = resourcesOf(document?.value ?? null, 'a.yaml');
  if (resource === undefined) throw new Error('there is no resource');
  return resource;
}

function verdictOf(schema: string, spec: string, version: string = 'v1'): CustomVerdict {
  const definition = definitionIn(
    resourceIn(`{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: widgets.example.com},
      spec: {group: example.com, names: {kind: Widget}, versions: [
        {name: v1, served: true, schema: {openAPIV3Schema: {type: object, properties: {spec: ${schema}}}}},
        {name: v0, served: false}]}}`),
  );
  if (definition === undefined) throw new Error('there is no definition');
  const widget = resourceIn(
    `{apiVersion: example.com/${version}, kind: Widget, metadata: {name: a}, spec: ${spec}}`,
  );
  return customVerdict(widget, definition, 36);
}

function found(schema: string, spec: string): readonly (readonly [string, string])[] {
  return verdictOf(schema, spec).faults.map(({ kind, at }) => [kind, at]);
}

describe('a custom resource keeps to its definition', () => {
  test.each([
    ['{type: integer}', '3', []],
    ['{type: integer}', '3.0', []],
    ['{type: integer}', '"3"', [['wrong-type', '/spec']]],
    ['{type: integer, format: int32}', '3000000000', [['wrong-value', '/spec']]],
    ['{type: integer, minimum: 3, exclusiveMinimum: true}', '3', [['wrong-value', '/spec']]],
    ['{type: integer, multipleOf: 2}', '3', [['wrong-value', '/spec']]],
    ['{type: number, maximum: 1.5}', '1.6', [['wrong-value', '/spec']]],
    ['{type: string, enum: [a, b]}', 'c', [['wrong-value', '/spec']]],
    ['{type: string, maxLength: 2}', '😀😀', []],
    ['{type: string, maxLength: 2}', 'abc', [['wrong-value', '/spec']]],
    ['{type: string, pattern: "^a+$"}', 'b', [['wrong-value', '/spec']]],
    ['{type: string, format: date-time}', '2026-01-31', [['wrong-value', '/spec']]],
    ['{type: string, format: nobody-knows}', 'a', []],
    ['{x-kubernetes-int-or-string: true}', '1.5', [['wrong-type', '/spec']]],
    ['{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}', '10%', []],
    ['{type: string}', 'null', []],
    ['{type: object}', '{a: 1}', [['unknown-field', '/spec/a']]],
    ['{type: object, x-kubernetes-preserve-unknown-fields: true}', '{a: {b: [1]}}', []],
    ['{type: object, additionalProperties: {type: string}}', '{a: 1}', [['wrong-type', '/spec/a']]],
    ['{type: object, additionalProperties: true}', '{a: {b: 1}}', [['unknown-field', '/spec/a/b']]],
    [
      '{type: object, required: [a], properties: {a: {type: string}}}',
      '{a: null}',
      [['missing-field', '/spec/a']],
    ],
    ['{type: object, required: [a], properties: {a: {type: string, nullable: true}}}', '{a: null}', []],
    ['{type: object, required: [a], properties: {a: {type: string, default: b}}}', '{}', []],
    [
      '{type: object, maxProperties: 1, additionalProperties: {type: string}}',
      '{a: b, c: d}',
      [['wrong-value', '/spec']],
    ],
    ['{type: array, items: {type: string}}', '[a, null]', [['wrong-type', '/spec/1']]],
    ['{type: array, maxItems: 1, items: {type: string}}', '[a, b]', [['wrong-value', '/spec']]],
    [
      '{type: array, x-kubernetes-list-type: set, items: {type: string}}',
      '[a, b, a]',
      [['repeated-entry', '/spec/2']],
    ],
    [
      '{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b], items: {type: object, properties: {a: {type: string}, b: {type: string, default: x}}}}',
      '[{a: a}, {a: a, b: q}, {a: a, b: x}]',
      [['repeated-entry', '/spec/2']],
    ],
    [
      '{type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}',
      '{a: x, b: q}',
      [['wrong-value', '/spec']],
    ],
    [
      '{type: object, properties: {a: {type: string}}, not: {required: [a]}}',
      '{a: x}',
      [['wrong-value', '/spec']],
    ],
    [
      '{type: object, properties: {a: {type: integer}}, allOf: [{properties: {a: {minimum: 2}}}]}',
      '{a: 1}',
      [['wrong-value', '/spec/a']],
    ],
    [
      '{type: object, x-kubernetes-embedded-resource: true}',
      '{kind: Pod, metadata: {foo: 1}}',
      [
        ['unknown-field', '/spec/metadata/foo'],
        ['missing-field', '/spec/apiVersion'],
      ],
    ],
  ] as const)('%s takes %s', (schema, spec, faults) => {
    expect(found(schema, spec)).toEqual(faults);
  });
});

test('rules in CEL and patterns that are not understood are counted, and nothing is said by them', () => {
  const verdict = verdictOf(
    '{type: string, pattern: "(?=a)", x-kubernetes-validations: [{rule: "false"}, {rule: "true"}]}',
    'b',
  );
  expect(verdict.faults).toEqual([]);
  expect([...verdict.skipped]).toEqual([
    ['rule', 2],
    ['pattern', 1],
  ]);
});

test('a version that is not served is said', () => {
  expect(verdictOf('{}', '{}', 'v0').faults).toEqual([
    {
      kind: 'unserved-kind',
      at: '/apiVersion',
      since: undefined,
      meant: { apiVersion: 'example.com/v1', kind: 'Widget' },
    },
  ]);
});

test('a hostile schema or object ends the comparison, which is said', () => {
  const many = Array.from(
    { length: 1500 },
    () => '{type: array, items: {type: string, pattern: "(a|b)*c{1,900}"}}',
  );
  const values = Array.from({ length: 1500 }, () => 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
  const verdict = verdictOf(
    `{type: array, items: {type: string}, allOf: [${many.join(', ')}]}`,
    `[${values.join(', ')}]`,
  );
  expect(verdict.isCut).toBe(true);
});

test('any schema is taken, whatever it says', () => {
  const odd: readonly JsonObject[] = [
    { type: 3, properties: [], items: 'a', required: { a: 1 }, enum: 'x', additionalProperties: 'y' },
    { type: 'array', items: [], 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': [1, null] },
    { allOf: {}, anyOf: [1, null], oneOf: 'a', not: [], minimum: 'a', pattern: 3, default: { a: [] } },
  ];
  for (const schema of odd) {
    for (const spec of ['null', '1', '[]', '[{}, {}]', '{a: 1}', 'a']) {
      expect(() => verdictOf(JSON.stringify(schema), spec)).not.toThrow();
    }
  }
});
