import { expect, test } from 'vitest';
import { parseBoolean, readFlags } from './command-line.ts';

const booleans = new Set(['profiling']);

function flagsOf(...texts: readonly string[]): Readonly<Record<string, readonly (string | undefined)[]>> {
  const words = texts.map((text, index) => ({ at: `/${index}`, text }));
  return Object.fromEntries(
    [...readFlags(words, booleans)].map(([name, settings]) => [name, settings.map(({ value }) => value)]),
  );
}

test.each([
  ['a value after an equals sign', ['--secure-port=6443'], { 'secure-port': ['6443'] }],
  ['a value that holds an equals sign', ['--feature-gates=A=true'], { 'feature-gates': ['A=true'] }],
  ['a value in the next word', ['--secure-port', '6443'], { 'secure-port': ['6443'] }],
  ['an empty value', ['--audit-log-path='], { 'audit-log-path': [''] }],
  ['a bare flag is true', ['--whatever', '--secure-port=0'], { whatever: ['true'], 'secure-port': ['0'] }],
  ['a bare flag at the end is true', ['--whatever'], { whatever: ['true'] }],
  ['a boolean never takes the next word', ['--profiling', 'false'], { profiling: ['true'] }],
  ['underscores are dashes', ['--audit_log_path=/a_b'], { 'audit-log-path': ['/a_b'] }],
  ['one dash in front is enough for Go’s own flags', ['-auto-tls=true'], { 'auto-tls': ['true'] }],
  ['every time that a flag is given is kept, in order', ['--a=1', '--a=2'], { a: ['1', '2'] }],
  ['two dashes end the flags', ['--a=1', '--', '--b=2'], { a: ['1'] }],
  ['other words are no flags', ['serve', '--a=1'], { a: ['1'] }],
  [
    'a variable is not visible',
    ['--a=$(A)', '--b=x$(B)', '--c=$$(C)'],
    { a: [undefined], b: [undefined], c: ['$$(C)'] },
  ],
])('%s', (_rule, words, flags) => {
  expect(flagsOf(...words)).toEqual(flags);
});

test('a setting says where the flag and where its value stands', () => {
  const words = [
    { at: '/command/1', text: '--a=1' },
    { at: '/command/2', text: '--b' },
    { at: '/args/0', text: '2' },
  ];
  expect([...readFlags(words, booleans).values()].flat()).toEqual([
    { at: '/command/1', valueAt: '/command/1', value: '1' },
    { at: '/command/2', valueAt: '/args/0', value: '2' },
  ]);
});

test('booleans are what Go takes for them', () => {
  expect(['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => parseBoolean(text))).toEqual(
    Array(6).fill(true),
  );
  expect(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => parseBoolean(text))).toEqual(
    Array(6).fill(false),
  );
  expect(['', 'yes', 'tRUE', 'no'].map((text) => parseBoolean(text))).toEqual(Array(4).fill(undefined));
});
