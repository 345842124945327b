import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fields } from './fields.ts';
import type { JsonObject } from './json.ts';
import { isValidSelector, plainSelectorAt, selectorAt, selectorText, selects } from './selector.ts';

function selector(value: JsonObject | null): ReturnType<typeof selectorAt> {
  return selectorAt(new Fields({ selector: value }, '', new Map()), 'selector');
}

const web = new Map([
  ['app', 'web'],
  ['tier', 'front'],
]);

describe('a label selector', () => {
  test.each<[string, JsonObject | null, boolean]>([
    ['that is absent takes nothing', null, false],
    ['that is empty takes everything', {}, true],
    ['takes what has all labels', { matchLabels: { app: 'web', tier: 'front' } }, true],
    ['does not take what lacks one', { matchLabels: { app: 'web', zone: 'a' } }, false],
    [
      'In takes one of the values',
      { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'web'] }] },
      true,
    ],
    ['In wants the label', { matchExpressions: [{ key: 'zone', operator: 'In', values: [''] }] }, false],
    [
      'NotIn takes what lacks the label',
      { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] },
      true,
    ],
    [
      'NotIn refuses the value',
      { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] },
      false,
    ],
    ['Exists wants the label', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    [
      'DoesNotExist refuses the label',
      { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
      false,
    ],
    [
      'all demands hold together',
      { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
      false,
    ],
  ])('%s', (_, value, expected) => {
    expect(selects(selector(value), web)).toBe(expected);
  });

  test.each<[string, JsonObject]>([
    ['an operator that does not exist', { key: 'app', operator: 'Equals', values: ['web'] }],
    ['an operator in other letters', { key: 'app', operator: 'exists' }],
    ['In without values', { key: 'app', operator: 'In' }],
    ['Exists with values', { key: 'app', operator: 'Exists', values: ['web'] }],
    ['no key', { operator: 'Exists' }],
  ])('with %s takes nothing and is not valid', (_, requirement) => {
    const refused = selector({ matchExpressions: [requirement] });
    expect(selects(refused, web)).toBe(false);
    expect(refused !== undefined && isValidSelector(refused)).toBe(false);
  });

  test('reads as kubectl writes it', () => {
    const all = selector({
      matchLabels: { app: 'web' },
      matchExpressions: [
        { key: 'tier', operator: 'In', values: ['a', 'b'] },
        { key: 'zone', operator: 'NotIn', values: ['c'] },
        { key: 'x', operator: 'Exists' },
        { key: 'y', operator: 'DoesNotExist' },
      ],
    });
    expect(all === undefined ? '' : selectorText(all)).toBe('app=web, tier in (a, b), zone notin (c), x, !y');
  });
});

test('the plain selector of a Service takes by labels, and an empty one is none', () => {
  const fields = new Fields({ selector: { app: 'web' }, empty: {} }, '/spec', new Map());
  const plain = plainSelectorAt(fields, 'selector');
  expect(selects(plain, web)).toBe(true);
  expect(plain?.at).toBe('/spec/selector');
  expect(plainSelectorAt(fields, 'empty')).toBeUndefined();
  expect(plainSelectorAt(fields, 'absent')).toBeUndefined();
});

describe('for any labels', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const value = fc.constantFrom('', '1', '2');
  const labels = fc.dictionary(key, value, { noNullPrototype: true });
  const operator = fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist');
  const requirement = fc.record({ key, operator, values: fc.array(value, { minLength: 1, maxLength: 2 }) });
  const valid = requirement.map((one) => (one.operator.endsWith('n') ? one : { ...one, values: [] }));

  test('NotIn is the opposite of In, and DoesNotExist of Exists', () => {
    const opposite: Readonly<Record<string, string>> = {
      In: 'NotIn',
      NotIn: 'In',
      Exists: 'DoesNotExist',
      DoesNotExist: 'Exists',
    };
    fc.assert(
      fc.property(labels, valid, (set, one) => {
        const map = new Map(Object.entries(set));
        const other = { ...one, operator: opposite[one.operator] ?? '' };
        expect(selects(selector({ matchExpressions: [other] }), map)).toBe(
          !selects(selector({ matchExpressions: [one] }), map),
        );
      }),
    );
  });

  test('matchLabels is In with one value', () => {
    fc.assert(
      fc.property(labels, labels, (wanted, set) => {
        const map = new Map(Object.entries(set));
        const matchExpressions = Object.entries(wanted).map(([name, one]) => ({
          key: name,
          operator: 'In',
          values: [one],
        }));
        expect(selects(selector({ matchLabels: wanted }), map)).toBe(
          selects(selector({ matchExpressions }), map),
        );
      }),
    );
  });

  test('a further demand never takes more', () => {
    fc.assert(
      fc.property(labels, fc.array(valid, { maxLength: 3 }), valid, (set, some, more) => {
        const map = new Map(Object.entries(set));
        const narrow = selects(selector({ matchExpressions: [...some, more] }), map);
        expect(!narrow || selects(selector({ matchExpressions: some }), map)).toBe(true);
      }),
    );
  });
});
