import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

/** What an outsider gets, by kind of the core group. */
const gains: ReadonlyMap<string, string> = new Map([
  ['Secret', 'use every Secret'],
  ['Service', 'send traffic to every Service'],
]);

export const referenceGrantWide: ResourceCheck = {
  id: 'reference-grant-wide',
  title: 'Grant opens every object of a kind',
  severity: 'medium',
  gain: 'Whoever controls the other namespace uses certificates, or reaches services, that were never meant to leave this one.',
  why: 'A grant without a name holds for every Secret or Service of its namespace, also for those that come later.',
  remedy: 'Name the one object under `spec.to[].name`, and write one entry for each that is needed.',
  references: ['https://gateway-api.sigs.k8s.io/api-types/referencegrant/'],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['ReferenceGrant.gateway.networking.k8s.io'],
  evaluate: ({ fields, namespace }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    const violations: Violation[] = [];
    let others: string | undefined;
    for (const to of spec.maps('to')) {
      const gain = (to.string('group') ?? '') === '' ? gains.get(to.string('kind') ?? '') : undefined;
      if (gain === undefined || (to.string('name') ?? '') !== '') continue;
      others ??= namespacesText(spec);
      violations.push({
        at: to.pointer('name'),
        message: `${others} may ${gain} ${
          namespace === undefined ? 'of this namespace' : `of namespace \`${namespace}\``
        }: the grant names none`,
        about: spec.maps('from').map((from) => from.string('namespace') ?? ''),
      });
    }
    return violations;
  },
};

/** The namespaces that the grant is for, the first few of them. */
function namespacesText(spec: Fields): string {
  const names = [...new Set(spec.maps('from').map((from) => `\`${from.string('namespace') ?? ''}\``))];
  const parts = names.length > shown ? [...names.slice(0, shown), `${names.length - shown} more`] : names;
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? `namespace ${last}` : `namespaces ${parts.slice(0, -1).join(', ')} and ${last}`;
}

const shown = 3;
