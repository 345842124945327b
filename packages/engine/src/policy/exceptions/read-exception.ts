import { isDay } from '../../model/day.ts';
import type { ExceptionForm, Match, WrittenException } from '../../model/exception.ts';
import type { Fields } from '../../model/fields.ts';
import { valueAt } from '../../model/json.ts';
import { checksCalled, emptyKeys, unknownKeys, type Fault, withAkin } from '../fault.ts';

/** The keys of an exception, the same in an annotation and in `plimsoll.yaml`. */
export const exceptionKeys: readonly string[] = [
  'check',
  'checks',
  'reason',
  'owner',
  'until',
  'container',
  'field',
];

/** The keys of an exception's `when`. */
const matchKeys: readonly string[] = ['paths', 'namespaces', 'kinds', 'names', 'labels', 'namespaceLabels'];

/** Reads an exception from a map; what is wrong with it is its `fault`, and it then covers nothing. */
export function readException(
  fields: Fields,
  form: { readonly kind: ExceptionForm; readonly written: string; readonly mayMatch: boolean },
): WrittenException {
  const { kind, written, mayMatch } = form;
  const known = mayMatch ? [...exceptionKeys, 'when'] : exceptionKeys;
  const named = checksOf(fields);
  const [reason, owner, until, container, field] = [
    textOf(fields, 'reason'),
    textOf(fields, 'owner'),
    textOf(fields, 'until'),
    textOf(fields, 'container'),
    textOf(fields, 'field'),
  ];
  const when = mayMatch ? fields.map('when') : undefined;
  const faults = [
    ...unknownKeys(fields, known),
    ...emptyKeys(fields, known),
    ...named.faults,
    ...(until === undefined || isDay(until)
      ? []
      : [
          {
            at: fields.pointer('until'),
            message: `\`until\` is a day such as \`2027-01-31\`, not \`${until}\``,
          },
        ]),
    ...(field === undefined || field.startsWith('/')
      ? []
      : [
          {
            at: fields.pointer('field'),
            message: `\`field\` is a JSON Pointer such as \`/spec/replicas\`, not \`${field}\``,
          },
        ]),
    ...(when === undefined ? [] : matchFaults(when)),
    ...typeFaults(fields),
  ];
  const fault = faults.map(({ message }) => message).join('; ');
  return {
    kind,
    source: 'plimsoll',
    written,
    at: fields.at,
    checks: named.checks,
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
    ...(container === undefined ? {} : { container }),
    ...(field === undefined ? {} : { field }),
    ...(when === undefined ? {} : { when: readMatch(when) }),
    ...(fault === '' ? {} : { fault }),
  };
}

/** What is wrong with a `when`: what it does not know, and what is empty in it. */
export function matchFaults(when: Fields): readonly Fault[] {
  return [...unknownKeys(when, matchKeys), ...emptyKeys(when, matchKeys)];
}

/** Reads what a scope, an environment or an exception is about. */
export function readMatch(fields: Fields): Match {
  return {
    ...(fields.has('paths') ? { paths: wordsOf(fields, 'paths') } : {}),
    ...(fields.has('namespaces') ? { namespaces: wordsOf(fields, 'namespaces') } : {}),
    ...(fields.has('kinds') ? { kinds: wordsOf(fields, 'kinds') } : {}),
    ...(fields.has('names') ? { names: wordsOf(fields, 'names') } : {}),
    ...(fields.has('labels') ? { labels: fields.stringMap('labels') } : {}),
    ...(fields.has('namespaceLabels') ? { namespaceLabels: fields.stringMap('namespaceLabels') } : {}),
  };
}

/** A list of words, for which one word alone may stand. */
export function wordsOf(fields: Fields, key: string): readonly string[] {
  const value = valueAt(fields.object, key);
  return typeof value === 'string' ? [value] : fields.strings(key);
}

function textOf(fields: Fields, key: string): string | undefined {
  return fields.string(key)?.trim() || undefined;
}

function checksOf(fields: Fields): { readonly checks: readonly string[]; readonly faults: readonly Fault[] } {
  const names = [...wordsOf(fields, 'check'), ...wordsOf(fields, 'checks')];
  const at = fields.pointer(fields.has('checks') ? 'checks' : 'check');
  if (names.length === 0) {
    const message = 'it names no check; write `check: ID`, and `plimsoll checks` lists them';
    return { checks: [], faults: [{ at, message }] };
  }
  const found = names.map((name) => checksCalled(name, at));
  return {
    checks: found.flatMap(({ checks }, index) => withAkin(names[index] ?? '', checks)),
    faults: found.flatMap(({ faults }) => faults),
  };
}

/** What the reading noted in this map, and nothing that others noted elsewhere. */
function typeFaults(fields: Fields): readonly Fault[] {
  return [...fields.malformed.values()]
    .filter(({ at }) => at.startsWith(`${fields.at}/`))
    .map(({ at, expected, found }) => ({
      at,
      message: `\`${at.slice(fields.at.length + 1)}\` is ${found} and must be ${expected}`,
    }));
}
