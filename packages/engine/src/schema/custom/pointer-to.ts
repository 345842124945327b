import { escapeToken } from '../../model/pointer.ts';

/** The pointer of a field of the map at a pointer. */
export function pointerTo(at: string, key: string): string {
  return `${at}/${escapeToken(key)}`;
}
