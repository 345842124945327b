import { isBuiltInGroup } from '../../../model/api-resources.ts';
import type { Container } from '../../../model/container.ts';
import type { Pod } from '../../../model/pod.ts';
import type { PodCheck, Violation } from '../../check.ts';

export const volumeMountUnmatched: PodCheck = {
  id: 'volume-mount-unmatched',
  title: 'Container mounts a volume that is missing',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A mount names a volume of its own pod. One that the pod does not have, often for a typo or a lost block, makes the whole object invalid.',
  remedy:
    'Add the volume under `spec.volumes` of the pod, correct the name in the mount, or remove the mount.',
  references: [
    'VolumeMount, `name`: this must match the name of a volume',
    'https://kubernetes.io/docs/concepts/storage/volumes/#how-volumes-work',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    // What an operator makes pods of may get volumes from it.
    if (!isBuiltInGroup(pod.resource.group)) return undefined;
    let known: ReadonlySet<string> | undefined;
    const found: Violation[] = [];
    for (const container of pod.containers) {
      if (container.mounts.length === 0 && !container.fields.has('volumeDevices')) continue;
      known ??= volumesOf(pod);
      for (const { at, name } of [...container.mounts, ...devicesOf(container)]) {
        if (name === '' || known.has(name)) continue;
        found.push({
          at: `${at}/name`,
          message: `container \`${container.name}\` mounts volume \`${name}\`, and the pod has none of that name`,
          container: container.name,
        });
      }
    }
    return found;
  },
};

function devicesOf({ fields }: Container): readonly { readonly at: string; readonly name: string }[] {
  return fields.maps('volumeDevices').map((device) => ({ at: device.at, name: device.string('name') ?? '' }));
}

/** The volumes of the pod, with those that a StatefulSet makes of its claim templates. */
function volumesOf({ volumes, resource }: Pod): ReadonlySet<string> {
  const claims = resource.fields.map('spec')?.maps('volumeClaimTemplates') ?? [];
  return new Set([
    ...volumes.map(({ name }) => name),
    ...claims.map((claim) => claim.map('metadata')?.string('name') ?? ''),
  ]);
}
