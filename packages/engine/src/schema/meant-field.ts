import { nearest } from '../model/near-name.ts';
import { escapeToken } from '../model/pointer.ts';
import type { ApiStruct } from './api-type.ts';
import type { Meant } from './fault.ts';

/** A map on the way to a field: its type and its pointer. */
export interface Holder {
  readonly struct: ApiStruct;
  readonly at: string;
}

/**
 * The field that an unknown one was probably meant to be: a similar name beside it, or the same name one map further in or
 * in a map around it. `holders` are the maps on the way, the one with the unknown field last.
 */
export function meantField(field: string, holders: readonly Holder[]): Meant | undefined {
  const own = holders.at(-1);
  if (own === undefined) return undefined;
  const similar = nearest(field, [...own.struct.fields.keys()]);
  if (similar !== undefined) return { field: similar, where: 'beside', at: own.at, owner: own.struct.name };
  return inside(field, own) ?? around(field, holders.slice(0, -1));
}

function inside(field: string, { struct, at }: Holder): Meant | undefined {
  const found: Meant[] = [];
  for (const [name, { type }] of struct.fields) {
    if (type.form !== 'struct') continue;
    const inner = type.struct();
    if (!inner.fields.has(field)) continue;
    found.push({ field, where: 'inside', at: `${at}/${escapeToken(name)}`, owner: inner.name });
  }
  // Several places would be a guess.
  return found.length === 1 ? found[0] : undefined;
}

function around(field: string, holders: readonly Holder[]): Meant | undefined {
  const holder = holders.findLast(({ struct }) => struct.fields.has(field));
  return holder && { field, where: 'around', at: holder.at, owner: holder.struct.name };
}
