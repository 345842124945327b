import type { Fields } from './fields.ts';

/**
 * The maps that a path leads to: keys with dots between them, `x[]` for every item of a list, `*` for every member, and
 * `*End` for every member whose key ends so. The empty path leads to the map itself; what is no map is passed over.
 */
export function mapsAt(fields: Fields, path: string): readonly Fields[] {
  if (path === '') return [fields];
  let here: readonly Fields[] = [fields];
  for (const step of path.split('.')) {
    here = here.flatMap((one) => stepInto(one, step));
    if (here.length === 0) return none;
  }
  return here;
}

const none: readonly Fields[] = [];

function stepInto(fields: Fields, step: string): readonly Fields[] {
  if (step.endsWith('[]')) return fields.maps(step.slice(0, -'[]'.length));
  if (!step.startsWith('*')) return mapIn(fields, step);
  const ending = step.slice(1);
  return Object.keys(fields.object)
    .filter((key) => key.endsWith(ending))
    .flatMap((key) => mapIn(fields, key));
}

function mapIn(fields: Fields, key: string): readonly Fields[] {
  const map = fields.map(key);
  return map === undefined ? none : [map];
}
