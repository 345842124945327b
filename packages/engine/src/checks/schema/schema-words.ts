import type { Fault, Meant, SchemaSource, UnknownField } from '../../schema/fault.ts';

/** Whose word it is that a field is wrong. */
export function authority(source: SchemaSource): string {
  return source.kind === 'built-in'
    ? `Kubernetes 1.${source.minor}`
    : `the definition of ${source.kindName} in \`${source.uri}\``;
}

/** That the schema has no such field, and which one was probably meant. */
export function unknownFieldMessage(fault: UnknownField, source: SchemaSource): string {
  const { field, meant } = fault;
  return `${authority(source)} knows no field \`${field}\` ${placeOf(fault)}${hint(meant)}`;
}

/** Where a field belongs: in a map that goes by its type, or by its own name where that has none. */
export function placeOf({ at, owner }: Pick<UnknownField, 'at' | 'owner'>): string {
  if (owner !== '') return `in ${owner}`;
  const holder = fieldAt({ at: at.slice(0, at.lastIndexOf('/')) });
  return holder === '' ? 'at the top' : `in \`${holder}\``;
}

function hint(meant: Meant | undefined): string {
  if (meant === undefined) return '';
  const { field, where, at, owner } = meant;
  switch (where) {
    case 'beside':
      return `; did you mean \`${field}\`?`;
    case 'inside':
      return `; \`${field}\` belongs in \`${at.slice(at.lastIndexOf('/') + 1)}\``;
    case 'around':
      if (at === '') return `; \`${field}\` belongs at the top`;
      return `; \`${field}\` belongs to ${owner === '' ? 'the map' : `the ${owner}`} at \`${at}\``;
  }
}

/** A name in words of what a fault is about: the last part of its pointer, with the list before a position. */
export function fieldAt({ at }: Pick<Fault, 'at'>): string {
  const tokens = at.split('/');
  const last = tokens.at(-1) ?? '';
  return /^\d+$/u.test(last)
    ? `${tokens.at(-2) ?? ''}[${last}]`
    : last.replaceAll('~1', '/').replaceAll('~0', '~');
}
