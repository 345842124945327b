import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

export const draAdminAccess: ResourceCheck = {
  id: 'dra-admin-access',
  title: 'Claim reaches devices of other pods',
  severity: 'high',
  gain: 'Whoever controls the pod reads and disturbs what others compute on the same devices.',
  why: 'Admin access hands out devices whether or not they are in use, for monitoring and repair, and drivers may grant more rights with it.',
  remedy:
    'Remove `adminAccess: true` from the request, unless the claim belongs to a tool that watches over devices in a namespace of administrators.',
  references: [
    'KEP-5018: DRA AdminAccess',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#admin-access',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['ResourceClaim.resource.k8s.io', 'ResourceClaimTemplate.resource.k8s.io'],
  evaluate: ({ fields, kind, name }) => {
    const spec = kind === 'ResourceClaim' ? fields.map('spec') : fields.map('spec')?.map('spec');
    let found: Violation[] | undefined;
    for (const request of spec?.map('devices')?.maps('requests') ?? []) {
      const asking = askingIn(request);
      if (asking === undefined) continue;
      (found ??= []).push({
        at: asking.pointer('adminAccess'),
        message: `request \`${request.string('name') ?? ''}\` of ${kind} \`${name}\` reaches devices that other pods use: \`adminAccess\` is true`,
      });
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the claim uses its devices and does not watch over them: without the field it gets only devices that are free.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

/** Since `v1beta2` the field stands below `exactly`, before that in the request itself. */
function askingIn(request: Fields): Fields | undefined {
  return [request, request.map('exactly')].find((fields) => fields?.boolean('adminAccess') === true);
}
