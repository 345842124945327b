import type { ValuePath } from '../chart-values.ts';

/** What names in an action stand for at some place of a template. */
export interface Scope {
  /** The values that `.` is; `root` for the top, `undefined` where nobody knows. */
  readonly dot: Meaning;
  readonly variables: ReadonlyMap<string, Meaning>;
  /** Below which keys of the chart's values those of the template's own chart lie. */
  readonly valuesPath: readonly string[];
}

/** The top of what a template sees, something among the values, or something else. */
export type Meaning = 'root' | ValuePath | undefined;

/** The values that an action names, in their order, each once. */
export function referencesIn(body: string, scope: Scope): readonly ValuePath[] {
  const text = body.replaceAll(quoted, (literal) => `"${'_'.repeat(Math.max(0, literal.length - 2))}"`);
  const found = new Map<string, ValuePath>();
  const note = (path: ValuePath | undefined): void => {
    if (path !== undefined && path.length > 0) found.set(JSON.stringify(path), path);
  };
  for (const match of text.matchAll(chain)) {
    const { 0: whole, 1: base, 2: fields = '', 3: ofDot, index } = match;
    const path =
      base === undefined
        ? pathFrom(scope.dot, ofDot ?? '', scope)
        : pathFrom(variable(base, scope), fields, scope);
    note(path === undefined ? undefined : [...path, ...namesLookedUp(body, index, index + whole.length)]);
  }
  return [...found.values()];
}

/** What a whole expression stands for, as far as it is a mere name. */
export function meaningOf(expression: string, scope: Scope): Meaning {
  const text = expression.trim();
  if (text === '.') return scope.dot;
  if (/^\$\w*$/u.test(text)) return variable(text, scope);
  const [first] = referencesIn(text, scope);
  return first;
}

const quoted = /"(?:[^"\\]|\\.)*"|`[^`]*`/gu;

/** A name with its dots: `$.Values.a`, `$x.a`, `$x`, then `.Values.a`, `.a`, also `(.Values.a).b`, then a dot alone. */
const chain =
  /(?<![\w."$)])(?:(\$\w*)((?:\)?\.[A-Za-z_]\w*)*)|(\.[A-Za-z_]\w*(?:\)?\.[A-Za-z_]\w*)*)|\.(?![\w.]))/gu;

/** The names that `index`, `get` or `dig` look up in what stands between two places of an action. */
function namesLookedUp(body: string, start: number, end: number): readonly string[] {
  if (!/\b(?:index|get|dig)\s+\(?$/u.test(body.slice(0, start))) return [];
  const names = /^\)?((?:\s+"[^"\\]*")+)/u.exec(body.slice(end))?.[1] ?? '';
  return [...names.matchAll(/"([^"]*)"/gu)].map(([, key = '']) => key);
}

function variable(name: string, scope: Scope): Meaning {
  return name === '$' ? 'root' : scope.variables.get(name);
}

function pathFrom(start: Meaning, fields: string, { valuesPath }: Scope): ValuePath | undefined {
  const names = fields
    .split('.')
    .map((name) => name.replaceAll(')', ''))
    .filter((name) => name !== '');
  if (start === undefined) return undefined;
  if (start !== 'root') return [...start, ...names];
  if (names[0] !== 'Values') return undefined;
  return names[1] === 'global' ? names.slice(1) : [...valuesPath, ...names.slice(1)];
}
