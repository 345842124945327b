import { isObject, valueAt } from '@plimsoll/engine';

import type { Wish } from '../../render/place/wishes.ts';
import type { BuiltDocument } from '../built-documents.ts';
import { presentName } from '../instance.ts';

/** What an object is called when it is built, and where something is to be written. */
export interface Names {
  readonly built: string;
  readonly written: string;
}

/** What an object is called when it is built, without the hash of what a generator made. */
export function builtName({ document: { value }, instance }: BuiltDocument): string {
  if (instance !== undefined) return presentName(instance);
  const metadata = isObject(value) ? valueAt(value, 'metadata') : undefined;
  const name = isObject(metadata) ? valueAt(metadata, 'name') : undefined;
  return typeof name === 'string' ? name : '';
}

/** A wish to write the name of its object: first the name as it is written there, which Kustomize follows, else as it is built. */
export function underNames(wish: Wish, { built, written }: Names): readonly Wish[] {
  if (wish.kind === 'remove' || typeof wish.value !== 'string') return [wish];
  if (written === '' || built === '' || written === built || !wish.value.startsWith(built)) return [wish];
  return [{ ...wish, value: written + wish.value.slice(built.length) }, wish];
}
