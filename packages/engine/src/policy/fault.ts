import type { Fields } from '../model/fields.ts';
import { isArray, isObject, valueAt, type JsonValue } from '../model/json.ts';
import { didYouMean } from '../model/near-name.ts';
import { acceptedUnder, makeLookUp, peers, type LookUp } from './aliases.ts';
import { catalogue } from './catalogue.ts';

/** What is wrong in a policy or an exception, and where: a pointer in the document. */
export interface Fault {
  readonly at: string;
  readonly message: string;
}

/** A fault for each key that is none of those there are. */
export function unknownKeys(fields: Fields, known: readonly string[]): readonly Fault[] {
  return Object.keys(fields.object)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      at: fields.pointer(key),
      message: `there is no \`${key}\` here${didYouMean(key, known) || `; there are ${listed(known)}`}`,
    }));
}

/** A fault for each key that is written and says nothing: taken for absent, it would widen what it was to narrow. */
export function emptyKeys(fields: Fields, keys: readonly string[]): readonly Fault[] {
  return keys
    .filter((key) => isEmpty(valueAt(fields.object, key)))
    .map((key) => ({
      at: fields.pointer(key),
      message: `\`${key}\` is empty; say what it is about, or remove the line`,
    }));
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined) return false;
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** The ids of the checks that an id, an alias or an alias with its tool's name in front means. */
export function checksCalled(
  name: string,
  at: string,
): { readonly checks: readonly string[]; readonly faults: readonly Fault[] } {
  const found = lookUp()(name);
  switch (found.kind) {
    case 'found':
      return { checks: found.checks.map(({ id }) => id), faults: [] };
    case 'ambiguous': {
      const message = `several tools use \`${name}\`; write ${found.choices.map((choice) => `\`${choice}\``).join(' or ')}`;
      return { checks: [], faults: [{ at, message }] };
    }
    case 'unknown':
      return {
        checks: [],
        faults: [{ at, message: `no check is called \`${name}\`${didYouMean(name, knownNames())}` }],
      };
  }
}

/** Looks up our checks by any name that users know them by. */
export function lookUp(): LookUp {
  return (madeLookUp ??= makeLookUp(catalogue));
}

let madeLookUp: LookUp | undefined;

/** The checks that an exception covers by a name: those that the name means, and those that accept it too. */
export function withAkin(name: string, meant: readonly string[]): readonly string[] {
  const akin = (madeAkin ??= acceptedUnder(catalogue))(name);
  return akin.length === 0 ? meant : [...new Set([...meant, ...akin])];
}

let madeAkin: ReturnType<typeof acceptedUnder> | undefined;

/** Every name that means a check: ids, and peers' ids with and without the peer in front. */
export function knownNames(): readonly string[] {
  const aliases = catalogue.flatMap((check) => check.aliases);
  return [...catalogue.map(({ id }) => id), ...aliases.flatMap((alias) => [bare(alias), alias])];
}

function bare(alias: string): string {
  const peer = peers.find((name) => alias.startsWith(`${name}:`));
  return peer === undefined ? alias : alias.slice(peer.length + 1);
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
