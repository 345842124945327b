import type { PodCheck } from '../../check.ts';

/** From this minor on the field is on by default (KEP-3619, beta). */
const since = 33;

export const supplementalGroupsFromImage: PodCheck = {
  id: 'supplemental-groups-from-image',
  title: 'Image decides on group membership',
  severity: 'low',
  gain: 'Whoever builds the image gives its process groups that open volumes, unseen in the manifest and by admission.',
  why: "By default the groups that the image's `/etc/group` names for the user are merged with those of the manifest.",
  remedy:
    'Set `securityContext.supplementalGroupsPolicy: Strict` on the pod, and list needed groups in `supplementalGroups`.',
  references: [
    'KEP-3619: Fine-grained SupplementalGroups control',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#supplementalgroupspolicy',
  ],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ security, runsOnWindows }, { minor }) => {
    const policy = security.supplementalGroupsPolicy;
    if (policy === 'Strict' || runsOnWindows || minor < since) return undefined;
    const says =
      policy === undefined
        ? '`supplementalGroupsPolicy` is not set, and its default is `Merge`'
        : `\`supplementalGroupsPolicy\` is \`${policy}\``;
    return {
      at: `${security.at}/supplementalGroupsPolicy`,
      message: `the images of the pod decide on its groups: ${says}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program needs no group from the `/etc/group` of its image: `id` in the container lists those it has now.',
    edits: ({ at }) => [{ op: 'set', at, value: 'Strict' }],
  },
};
