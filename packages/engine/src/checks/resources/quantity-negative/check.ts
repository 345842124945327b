import { parseQuantity } from '../../../model/quantity.ts';
import type { Pod } from '../../../model/pod.ts';
import type { PodCheck, Violation } from '../../check.ts';

export const quantityNegative: PodCheck = {
  id: 'quantity-negative',
  title: 'Amount of a resource is negative',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A request, a limit and the size of a volume are amounts of something, and the API server takes none below zero. `-1` does not mean "without a limit".',
  remedy: 'Write the amount that is needed, or leave the line out where there is to be no limit.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
    'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    const found: Violation[] = [];
    addFrom(pod, found);
    for (const container of pod.containers) addFrom(container, found, container.name);
    for (const { fields, name } of pod.volumes) {
      const emptyDir = fields.map('emptyDir');
      const size = emptyDir?.quantity('sizeLimit');
      if (emptyDir === undefined || size === undefined || !isNegative(size)) continue;
      found.push({
        at: emptyDir.pointer('sizeLimit'),
        message: `volume \`${name}\` is limited to \`${size}\`, which is less than nothing`,
      });
    }
    return found;
  },
  fix: {
    safety: 'safe',
    reveals: [
      'cpu-limit-missing',
      'cpu-request-from-limit',
      'cpu-request-missing',
      'ephemeral-storage-unset',
      'memory-limit-missing',
      'memory-request-from-limit',
      'memory-request-missing',
      'requests-differ-from-limits',
      'resources-missing',
      'scratch-volume-unbounded',
    ],
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

function addFrom(
  owner: Pick<Pod, 'at' | 'requests' | 'limits'>,
  found: Violation[],
  container?: string,
): void {
  for (const list of ['requests', 'limits'] as const) {
    for (const [name, quantity] of owner[list]) {
      if (!isNegative(quantity)) continue;
      const where = `${owner.at}/resources/${list}/${name.replaceAll('/', '~1')}`;
      const who = container === undefined ? 'the pod' : `container \`${container}\``;
      const message = `${who} states \`${quantity}\` of ${name} under \`${list}\`, which is less than nothing`;
      found.push(container === undefined ? { at: where, message } : { at: where, message, container });
    }
  }
}

function isNegative(quantity: string): boolean {
  return quantity.startsWith('-') && (parseQuantity(quantity) ?? 0) < 0;
}
