import fc from 'fast-check';
import { isArray, type JsonValue } from '../src/model/json.ts';

/** A value and a text that says it. */
export interface Written {
  readonly text: string;
  readonly value: JsonValue;
}

/** A random value and one of the many texts it can be written as. */
export function documents(): fc.Arbitrary<Written> {
  return fc.tuple(values(), fc.infiniteStream(fc.nat({ max: 999 }))).map(([value, choices]) => {
    const writer = new Writer(choices);
    return { text: writer.document(value), value };
  });
}

/** Any value, with the words and keys that YAML makes something else of. */
export function values(): fc.Arbitrary<JsonValue> {
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
    return isArray(value) ? this.list(value, indent, before) : this.map(value, indent, before);
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

/** What makes a text hard to read when it gets in between. */
export const PIECES: readonly string[] =
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
