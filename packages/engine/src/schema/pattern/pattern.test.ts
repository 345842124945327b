import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPattern } from './pattern.ts';

describe.each([
  ['^[a-z]+$', ['a', 'abc'], ['', 'A', 'a1', 'a\n']],
  ['b', ['abc', 'b'], ['', 'ac']],
  ['^a|b$', ['ax', 'xb'], ['xa', 'bx']],
  ['^(?:a|bc)*$', ['', 'a', 'bcabc'], ['b', 'ac']],
  ['^a{2,3}$', ['aa', 'aaa'], ['a', 'aaaa']],
  ['^a{2}$', ['aa'], ['a', 'aaa']],
  ['^a{2,}b?$', ['aa', 'aaaab'], ['a', 'ab']],
  ['^a{,2}$', ['a{,2}'], ['a', 'aa']],
  ['^[^a-c]$', ['d', 'é', '😀'], ['a', 'b', '']],
  ['^.$', ['a', 'é', '😀'], ['\n', 'ab']],
  ['(?s)^.$', ['\n'], ['']],
  ['(?i)^web[x-z]$', ['WEBX', 'weby'], ['WEBA']],
  ['(?m)^b$', ['a\nb\nc'], ['ab']],
  ['^\\d+(\\.\\d+)?%$', ['10%', '1.5%'], ['10', '.5%', '%']],
  ['^[\\w.-]+$', ['a.b-c_1'], ['a b', '']],
  ['^[]a]+$', [']a'], ['b']],
  ['^[a\\]b-]+$', ['a]-b'], ['c']],
  ['^[[:alpha:][:digit:]]+$', ['a1'], ['a-']],
  ['^[[:^digit:]]+$', ['ab'], ['a1']],
  ['\\bweb\\b', ['a web b', 'web'], ['webs']],
  ['^\\Qa.b\\E$', ['a.b'], ['axb']],
  ['^\\x41\\x{1F600}$', ['A😀'], ['A']],
  ['^(?P<name>a)(?<other>b)$', ['ab'], ['a']],
  ['^(a+)+$', ['a'.repeat(50)], [`${'a'.repeat(50)}b`]],
  ['^([0-9]+(ns|us|ms|s|m|h))+$', ['1h30m', '5s'], ['5', 'h']],
  ['', ['', 'a'], []],
] as const)('%s', (pattern, matching, others) => {
  test('matches what RE2 does', () => {
    expect(matching.filter((text) => matchesPattern(pattern, text) !== true)).toEqual([]);
    expect(others.filter((text) => matchesPattern(pattern, text) !== false)).toEqual([]);
  });
});

test.each(['(', 'a)', '[a', '*', 'a**', '(?=a)', '(?<!a)', '\\1', '\\pL', 'a{1001}', '[b-a]', '(?z)', '\\'])(
  '%s is not judged',
  (pattern) => {
    expect(matchesPattern(pattern, 'a')).toBeUndefined();
  },
);

test('agrees with the regular expressions of JavaScript on what both write alike', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(?:a|b)', '(a)', '\\d', '\\w');
  const repeat = fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0,1}', '*?');
  const pattern = fc
    .array(
      fc
        .array(
          fc.tuple(atom, repeat).map(([one, times]) => one + times),
          { maxLength: 4 },
        )
        .map((all) => all.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) => all.join('|'));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.boolean(), text, (inner, isWhole, value) => {
      const whole = isWhole ? `^(?:${inner})$` : inner;
      expect(matchesPattern(whole, value)).toBe(new RegExp(whole, 'u').test(value));
    }),
    { numRuns: 2000 },
  );
});

test('takes no longer for a hostile pattern, and any text is a pattern or none', () => {
  expect(matchesPattern('^(((a+)+)+)+$', `${'a'.repeat(5000)}b`)).toBe(false);
  expect(matchesPattern(`^${'(?:a{1,50}){1,50}'.repeat(20)}$`, 'aaa')).toBeUndefined();
  expect(matchesPattern('('.repeat(5000), 'a')).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 20 }), (pattern, text) => {
      expect([true, false, undefined]).toContain(matchesPattern(pattern, text));
    }),
    { numRuns: 2000 },
  );
});
