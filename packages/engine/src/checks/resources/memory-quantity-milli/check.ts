import type { Pod } from '../../../model/pod.ts';
import type { PodCheck, Violation } from '../../check.ts';

const sized: readonly string[] = ['memory', 'ephemeral-storage'];

export const memoryQuantityMilli: PodCheck = {
  id: 'memory-quantity-milli',
  title: 'Memory is given in thousandths of a byte',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the limit that was meant to contain the program is not the one that counts.',
  why: 'The suffix `m` means thousandths, so `128m` of memory is an eighth of a byte. The container does not start with such a limit, and such a request reserves nothing.',
  remedy: 'Write `Mi` for mebibytes or `M` for megabytes, as in `128Mi`.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    const found: Violation[] = [];
    addFrom(pod, `the pod`, found);
    for (const container of pod.containers) {
      if (container.requests.size > 0 || container.limits.size > 0)
        addFrom(container, `container \`${container.name}\``, found, container.name);
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    edits: ({ at }, pod) => {
      const owner = pod.containers.find((container) => at.startsWith(`${container.at}/`)) ?? pod;
      const name = at.slice(at.lastIndexOf('/') + 1);
      const quantity = (at.includes('/requests/') ? owner.requests : owner.limits).get(name);
      return quantity === undefined ? [] : [{ op: 'set', at, value: `${quantity.slice(0, -1)}Mi` }];
    },
  },
};

type Sized = Pick<Pod, 'at' | 'requests' | 'limits'>;

function addFrom(owner: Sized, who: string, found: Violation[], container?: string): void {
  for (const name of sized) {
    for (const list of ['requests', 'limits'] as const) {
      const quantity = owner[list].get(name);
      if (quantity?.endsWith('m') !== true) continue;
      const at = `${owner.at}/resources/${list}/${name}`;
      const message = `${who} states \`${quantity}\` of ${name} under \`${list}\`: that is thousandths of a byte`;
      found.push(container === undefined ? { at, message } : { at, message, container });
    }
  }
}
