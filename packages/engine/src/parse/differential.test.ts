import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../model/json.ts';
import { escapeToken } from '../model/pointer.ts';
import type { ParsedDocument, ParseProblem } from './document.ts';
import { readFully } from './full-reader.ts';
import { parseSource, readFast } from './parse-source.ts';
import { splitStream } from './split-stream.ts';

const FOLDERS = ['../shared/conformance', '../shared/samples'].filter((folder) => existsSync(folder));
if (FOLDERS.length === 0) console.warn('skipped: ../shared/conformance and ../shared/samples are not here');

test.skipIf(FOLDERS.length === 0)('both readers agree on every manifest and every pointer in it', () => {
  const texts = FOLDERS.flatMap(textsIn);
  const outcomes = texts.flatMap(compareReaders);
  expect(outcomes.filter(({ difference }) => difference !== undefined)).toEqual([]);
  const plain = outcomes.filter(({ isTemplate }) => !isTemplate);
  expect(plain.filter(({ isFast }) => isFast).length / plain.length).toBeGreaterThan(0.99);
});

test('both readers agree on random documents, and find in them what was written', () => {
  fc.assert(
    fc.property(documents(), ({ text, value }) => {
      const { documents: read, problems } = parseSource({ uri: 'a.yaml', text });
      expect(problems).toEqual([]);
      expect(shown(read[0]?.value ?? null)).toBe(shown(value));
      expect(compareReaders(text).map(({ difference }) => difference)).toEqual([undefined]);
    }),
    { numRuns: 1500 },
  );
});

test('both readers agree on changed documents, and nothing makes them throw', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...PIECES)), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(documents(), changes, ({ text }, made) => {
      let changed = text;
      for (const [place, length, piece] of made) {
        const at = place % (changed.length + 1);
        changed = changed.slice(0, at) + piece + changed.slice(at + length);
      }
      const { documents: read, problems, templates } = parseSource({ uri: 'a.yaml', text: changed });
      for (const document of read)
        expect(pointersOf(document.value).map((pointer) => document.place(pointer).pointer)).toEqual(
          pointersOf(document.value),
        );
      for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(changed.length);
      expect(templates).toBeLessThanOrEqual(splitStream(changed.replaceAll(/\r(?!\n)/g, '\n')).length);
      expect(differencesIn(changed)).toEqual([]);
    }),
    { numRuns: 4000 },
  );
});

test('no text makes the reader throw', () => {
  const units = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(units, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const { documents: read } = parseSource({ uri: 'a.yaml', text });
      for (const { place, span } of read) {
        const { region, value } = place('/a/0/b');
        for (const each of [region, value]) {
          expect(span.start <= each.start && each.start <= each.end && each.end <= span.end).toBe(true);
        }
      }
      expect(differencesIn(text)).toEqual([]);
    }),
    { numRuns: 4000 },
  );
});

const PIECES =
  `a|b: |: |:|- |-|[|]|{|}|,|#| # c| |&x |*x|!!str |!t |? |<<: *x|"|'|\\|%|@|~|yes|1.5|...|{{ x }}|é|__proto__: |<<: {a: 1}|""|''|0x1F|.inf`
    .split('|')
    .concat(
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      '\t',
      '|',
      '|2\n',
      '>-\n  ',
      '\r\n',
      '\r',
      '\n---\n',
      '\u{1F600}',
      '\uFEFF',
      '\0',
      '\u2028',
      '\uD800',
    );

interface Outcome {
  readonly difference: string | undefined;
  readonly isFast: boolean;
  readonly isTemplate: boolean;
}

function differencesIn(text: string): readonly string[] {
  return compareReaders(text.replaceAll(/\r(?!\n)/g, '\n')).flatMap(({ difference }) => difference ?? []);
}

/** Reads every document of a text with both readers. Only what both read can differ: the full one may refuse more. */
function compareReaders(text: string): readonly Outcome[] {
  return splitStream(text).map((range) => {
    const part = text.slice(range.start, range.end);
    const isTemplate = part.includes('{{') || part.includes('{%');
    const fast = readFast(text.endsWith('\n') ? text : `${text}\n`, range);
    const full = fast === undefined ? undefined : readFully(text, range);
    if (fast === undefined || full === undefined)
      return { difference: undefined, isFast: fast !== undefined, isTemplate };
    const difference = differenceBetween(fast, full, part);
    return {
      difference: difference === undefined ? undefined : `${difference} in ${part}`,
      isFast: true,
      isTemplate,
    };
  });
}

function differenceBetween(
  fast: ParsedDocument,
  full: ParsedDocument | ParseProblem,
  text: string,
): string | undefined {
  if ('code' in full) return isKnownRefusal(full, text) ? undefined : `refused: ${full.message}`;
  if (shown(fast.value) !== shown(full.value)) return `values: ${shown(fast.value)} and ${shown(full.value)}`;
  if (JSON.stringify(fast.duplicateKeys) !== JSON.stringify(full.duplicateKeys)) return 'duplicate keys';
  for (const pointer of pointersOf(fast.value)) {
    const places = [fast, full].map(({ place }) => JSON.stringify(place(pointer)));
    if (places[0] !== places[1]) return `places of ${pointer}: ${places.join(' and ')}`;
  }
  return undefined;
}

/** Kubernetes takes more than the library: less indented brackets, quotes and block texts, tabs in brackets. */
function isKnownRefusal(problem: ParseProblem, text: string): boolean {
  return problem.code !== 'yaml-too-deep' && problem.code !== 'yaml-alias-bomb' && /[[{"'|>]/.test(text);
}

function pointersOf(value: JsonValue, at = ''): readonly string[] {
  if (value === null || typeof value !== 'object') return [at];
  const children = Object.entries(value) as readonly [string, JsonValue][];
  return [at, ...children.flatMap(([key, child]) => pointersOf(child, `${at}/${escapeToken(key)}`))];
}

/** JSON with the order of keys, exact whole numbers and the sign of zero. */
function shown(value: JsonValue): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`;
    return Object.is(each, -0) ? '-0n' : each;
  });
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}

interface Written {
  readonly text: string;
  readonly value: JsonValue;
}

/** A random value and one of the many texts it can be written as. */
function documents(): fc.Arbitrary<Written> {
  return fc.tuple(values(), fc.infiniteStream(fc.nat({ max: 999 }))).map(([value, choices]) => {
    const writer = new Writer(choices);
    return { text: writer.document(value), value };
  });
}

function values(): fc.Arbitrary<JsonValue> {
  const words = fc.constantFrom(
    'a',
    'b c',
    'true',
    'No',
    '~',
    'null',
    '1',
    '-1.5',
    '0x10',
    'http://x/y?z#q',
    'a: b',
    ' #',
    '- x',
    "it's",
    '"q"',
    '',
    ' lead',
    'trail ',
    'é',
    '\u{1F600}',
    '<<',
    'x\ny',
    'x\n\ny\n',
    '\ttab',
    '{',
    '[a]',
    '@x',
    '%',
    '*',
    '&a',
    '1e3',
    'nginx:1.2',
    '10.0.0.0/8',
  );
  const scalars = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom(0.5, -1.25, 1e21, 1e-7),
    words,
    fc.string({ maxLength: 6 }).filter(isPrintable),
  );
  const keys = fc.oneof(
    fc.constantFrom('a', 'name', 'x.y/z', 'yes', '1', '', '__proto__', 'a b', 'é', '"'),
    fc.string({ maxLength: 4 }).filter(isPrintable),
  );
  return fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalars,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.tuple(keys, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    ),
  })).value;
}

function isPrintable(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Writes a value as YAML, choosing among styles, indentation, comments and blank lines. */
class Writer {
  private readonly choices: Iterator<number>;

  constructor(choices: Iterable<number>) {
    this.choices = choices[Symbol.iterator]();
  }

  document(value: JsonValue): string {
    return `${this.lines()}${this.block(value, '', '')}${this.oneOf('', '\n', '\n# end\n', '\n\n')}`;
  }

  /** A value in block style, `before` being what stands on its line already. */
  private block(value: JsonValue, indent: string, before: string): string {
    const isEmpty = value === null || typeof value !== 'object' || Object.keys(value).length === 0;
    if (isEmpty || this.pick(5) === 0)
      return `${before}${before === '' ? '' : ' '}${this.inline(value, indent)}${this.comment()}`;
    return Array.isArray(value)
      ? this.list(value, indent, before)
      : this.map(value as Record<string, JsonValue>, indent, before);
  }

  private list(items: readonly JsonValue[], indent: string, before: string): string {
    const deeper = before === '' ? indent : indent + this.oneOf('', '  ', ' ');
    const column = before.endsWith('-') ? `${indent}  ` : deeper;
    const lines = items.map((item) => this.block(item, column, `${column}-`));
    if (before.endsWith('-')) return this.joined(before, column, lines);
    return `${before}${before === '' ? '' : `${this.comment()}\n`}${lines.join(`\n${this.lines()}`)}`;
  }

  private map(entries: Readonly<Record<string, JsonValue>>, indent: string, before: string): string {
    const deeper = before === '' ? indent : indent + this.oneOf('  ', ' ', '    ');
    const column = before.endsWith('-') ? `${indent}  ` : deeper;
    const lines = Object.entries(entries).map(([key, value]) =>
      this.block(value, column, `${column}${this.key(key)}:`),
    );
    if (before.endsWith('-')) return this.joined(before, column, lines);
    return `${before}${before === '' ? '' : `${this.comment()}\n`}${lines.join(`\n${this.lines()}`)}`;
  }

  /** `- ` and the first entry of what it holds on one line. */
  private joined(before: string, column: string, lines: readonly string[]): string {
    return `${before} ${lines.join(`\n${this.lines()}`).slice(column.length)}`;
  }

  private inline(value: JsonValue, indent: string): string {
    if (Array.isArray(value))
      return `[${value.map((item: JsonValue) => this.inline(item, `${indent} `)).join(this.oneOf(',', ', ', ` ,\n${indent}  `))}]`;
    if (value !== null && typeof value === 'object') {
      const entries = Object.entries(value).map(
        ([key, item]) =>
          `${this.quoted(key, '')}:${this.oneOf(' ', `\n${indent}   `)}${this.inline(item, `${indent} `)}`,
      );
      return `{${entries.join(this.oneOf(',', ', '))}}`;
    }
    if (typeof value === 'string') return this.quoted(value, indent);
    if (value === null) return this.oneOf('null', '~', 'Null');
    if (typeof value === 'boolean')
      return value ? this.oneOf('true', 'yes', 'On') : this.oneOf('false', 'n', 'OFF');
    return String(value).replace('e+', this.oneOf('e+', 'E+'));
  }

  private key(name: string): string {
    return /^[a-zA-Z_.][\w./-]{5,}$/.test(name) && this.pick(3) > 0 ? name : this.quoted(name, '');
  }

  private quoted(text: string, indent: string): string {
    const isPlain = /^[a-zA-Z][\w./-]{5,}(?:[ :][\w./-]+)*$/.test(text);
    if (isPlain && this.pick(2) === 0) return text;
    if (isPrintable(text) && this.pick(2) === 0) return `'${text.replaceAll("'", "''")}'`;
    const escaped = JSON.stringify(text);
    const isFoldable = indent !== '' && /^"[a-z]+ [a-z]+"$/.test(escaped);
    return isFoldable && this.pick(2) === 0 ? escaped.replace(' ', `\n${indent} `) : escaped;
  }

  private comment(): string {
    return this.oneOf('', '', '', ' # c', '   ', ' # "a: [b"');
  }

  private lines(): string {
    return this.oneOf('', '', '', '\n', '# c: d\n', '      # - x\n', '  \n');
  }

  private oneOf(...texts: readonly string[]): string {
    return texts[this.pick(texts.length)] ?? '';
  }

  private pick(count: number): number {
    const next = this.choices.next();
    return next.done === true ? 0 : next.value % count;
  }
}
