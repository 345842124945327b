import { keyOf, type ValuePath } from './chart-values.ts';
import type { HelmOptions } from './helm-options.ts';

/** Tells whether the command line gives a value, which no file of values changes then. */
export function givenKeys({
  set,
  setString,
  setFile,
}: Pick<HelmOptions, 'set' | 'setString' | 'setFile'>): (path: ValuePath) => boolean {
  const keys = [...set, ...setString, ...setFile].flatMap(keysIn);
  return (path) => {
    const own = keyOf(path);
    return keys.some((key) => own === key || own.startsWith(`${key}.`) || own.startsWith(`${key}[`));
  };
}

/** The keys of `a.b=1,c={2,3}` in the form of Helm: a backslash stands before a comma, a dot or an equals sign that is meant as it is. */
function keysIn(option: string): readonly string[] {
  const assignments = option.match(/(?:\\.|\{(?:\\.|[^\\}])*\}|[^\\,])+/gu) ?? [];
  return assignments.flatMap((one) => {
    const key = /^((?:\\.|[^\\=])+)=/u.exec(one)?.[1];
    return key === undefined ? [] : [key];
  });
}
