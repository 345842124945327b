import type { Reference } from '../model/reference.ts';
import { resolve } from '../snapshot/resolve.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { SnapshotVerdict, Target, Unknown, Violation } from './check.ts';

/** What a check says of the references that it looks after. */
export interface ReferenceRules {
  readonly isMeant: (reference: Reference) => boolean;
  /** The message where what is named does not exist. */
  readonly missing: (reference: Reference, from: SlimResource) => string;
  /** The message where it exists and does not serve; `undefined` where all is well. */
  readonly found?: (reference: Reference, resource: SlimResource, from: SlimResource) => string | undefined;
}

/** Judges the references of a resource that a check looks after; those that are optional are left out. */
export function judgeReferences(
  from: SlimResource,
  snapshot: Snapshot,
  { parameters }: Target,
  { isMeant, missing, found }: ReferenceRules,
): SnapshotVerdict {
  let said: (Violation | Unknown)[] | undefined;
  for (const reference of from.references) {
    if (reference.isOptional || !isMeant(reference)) continue;
    const resolution = resolve(reference, snapshot, parameters);
    switch (resolution.is) {
      case 'missing':
        said = [...(said ?? []), violation(reference, missing(reference, from))];
        break;
      case 'unknown':
        said = [...(said ?? []), { at: reference.at, unknown: `cannot tell: ${resolution.why}` }];
        break;
      case 'found': {
        const message = found?.(reference, resolution.resource, from);
        if (message !== undefined) said = [...(said ?? []), violation(reference, message)];
        break;
      }
      case 'made':
        break;
    }
  }
  return said;
}

function violation({ at, container }: Reference, message: string): Violation {
  return container === undefined ? { at, message } : { at, message, container };
}

/** What is named, as messages say it: `Secret \`db\``. */
export function nameOf({ kindName, name }: Reference): string {
  return `${kindOf(kindName)} \`${name}\``;
}

/** The kind without its API group. */
export function kindOf(kindName: string): string {
  return kindName.split('.', 1)[0] ?? kindName;
}

/** Where a name was looked for, as messages end: ` in namespace \`shop\``, or nothing where no namespace is named. */
export function within(namespace: string | undefined): string {
  return namespace === undefined ? '' : ` in namespace \`${namespace}\``;
}
