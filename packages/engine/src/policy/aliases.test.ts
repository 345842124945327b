import { describe, expect, test } from 'vitest';
import { displayAliases, makeLookUp, peers } from './aliases.ts';
import { catalogue } from './catalogue.ts';

const lookUp = makeLookUp(catalogue);

describe('every name of every check', () => {
  test('its id leads to it alone', () => {
    const astray = catalogue.filter((check) => {
      const found = lookUp(check.id);
      return found.kind !== 'found' || found.checks.length !== 1 || found.checks[0] !== check;
    });
    expect(astray).toEqual([]);
  });

  test('an alias with its prefix leads to exactly the checks that carry it, in any case', () => {
    const names = new Set(catalogue.flatMap(({ aliases }) => aliases));
    const wrong = [...names].filter((alias) => {
      const carrying = catalogue.filter(({ aliases }) => aliases.includes(alias));
      return [alias, alias.toUpperCase()].some((name) => {
        const found = lookUp(name);
        return found.kind !== 'found' || !carrying.every((check) => found.checks.includes(check));
      });
    });
    expect(wrong).toEqual([]);
  });

  test('the alias that is shown leads back to the check', () => {
    const shown = displayAliases(catalogue);
    const astray = catalogue.flatMap((check) =>
      (shown.get(check) ?? []).filter((alias) => {
        const found = lookUp(alias);
        return alias !== check.id && (found.kind !== 'found' || !found.checks.includes(check));
      }),
    );
    expect(astray).toEqual([]);
  });

  test('a prefix is the name of a peer, and no check carries an alias twice', () => {
    for (const { id, aliases } of catalogue) {
      const strange = aliases.filter((alias) => !peers.includes(alias.slice(0, alias.indexOf(':'))));
      expect({ id, strange, count: new Set(aliases).size }).toEqual({
        id,
        strange: [],
        count: aliases.length,
      });
    }
  });
});

test.each(['KSV-0017', 'ksv-17', 'KSV017', 'AVD-KSV-0017', 'trivy:KSV-17', 'avd-ksv-017'])(
  "%s is one of the ways to write one of Trivy's ids",
  (name) => {
    expect(lookUp(name)).toEqual(lookUp('trivy:KSV-0017'));
  },
);

test.each([
  '',
  ':',
  'trivy:',
  'no-such-check',
  '__proto__',
  'constructor',
  'KSV-99999',
  `KSV-${'0'.repeat(100_000)}`,
])('%.20s is the name of nothing', (name) => {
  expect(lookUp(name)).toEqual({ kind: 'unknown' });
});

test('what several peers mean differently has to be said with its prefix', () => {
  const [one, other] = catalogue;
  if (one === undefined || other === undefined) throw new Error('there are no checks');
  const two = makeLookUp([
    { ...one, aliases: ['polaris:same', 'kubesec:equal'] },
    { ...other, aliases: ['kubesec:same', 'polaris:unlike'] },
  ]);
  expect(two('same')).toEqual({ kind: 'ambiguous', choices: ['polaris:same', 'kubesec:same'] });
  expect(two('kubesec:same')).toMatchObject({ kind: 'found', checks: [{ id: other.id }] });
  expect(two('equal')).toMatchObject({ kind: 'found', checks: [{ id: one.id }] });
});
