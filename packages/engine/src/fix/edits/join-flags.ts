import type { Edit, WrittenFlag } from '../../checks/check.ts';
import { isArray, isObject, type JsonValue } from '../../model/json.ts';

/**
 * Two edits of the command-line flags at one place as one that does both; `undefined` where they are about anything else, or want
 * different values of a flag that takes one.
 */
export function joinFlags(one: Edit, other: Edit): Edit | undefined {
  if (one.op === 'unrepeat' || other.op === 'unrepeat') return undefined;
  if (one.flags === undefined || other.flags === undefined) return undefined;
  const flags = new Map(one.flags.map((each) => [each.flag, each]));
  for (const each of other.flags) {
    const there = flags.get(each.flag);
    const both = there === undefined ? each : joined(there, each);
    if (both === undefined) return undefined;
    flags.set(each.flag, both);
  }
  const all = [...flags.values()];
  // What is taken out as a whole by one stays for what the other adds to it.
  const shape = one.op === 'set' ? one : other;
  if (shape.op === 'remove') return { ...shape, flags: all };
  const value = written(all, shape.value);
  return value === undefined ? undefined : { op: 'set', at: shape.at, value, flags: all };
}

function joined(one: WrittenFlag, other: WrittenFlag): WrittenFlag | undefined {
  if (one.before === undefined || other.before === undefined) {
    return one.value === other.value ? one : undefined;
  }
  const [mine, theirs] = [itemsOf(one.value), itemsOf(other.value)];
  const kept = one.before.filter((item) => mine.includes(item) && theirs.includes(item));
  const value = [...new Set([...kept, ...newItems(mine, one.before), ...newItems(theirs, other.before)])];
  return { ...one, value: value.join(',') };
}

function newItems(items: readonly string[], before: readonly string[]): readonly string[] {
  return items.filter((item) => !before.includes(item));
}

function itemsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

/** Flags in the form of a value that says some of them; `undefined` where that form says no more than one. */
function written(flags: readonly WrittenFlag[], form: JsonValue): JsonValue | undefined {
  if (isArray(form)) return flags.map(({ flag, value }) => ({ name: flag, value }));
  const [only, ...others] = flags;
  if (only === undefined || others.length > 0) return undefined;
  const { flag, value } = only;
  if (isObject(form)) return { name: flag, value };
  return typeof form === 'string' && form.startsWith('--') ? `--${flag}=${value}` : value;
}
