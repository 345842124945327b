import { containerAt } from '../../../model/pod.ts';
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
    verify: 'Verify that mebibytes are meant: `kubectl top pod --containers` shows what the containers use.',
    isSafeFor: ({ at }, pod) => isWholeBytes(quantityAt(at, pod)),
    edits: ({ at }, pod) => {
      const quantity = quantityAt(at, pod);
      const number = quantity.slice(0, -1);
      if (quantity === '') return [];
      const value = isWholeBytes(quantity) ? String(Math.ceil(Number(number) / milli)) : `${number}Mi`;
      return [{ op: 'set', at, value }];
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

function quantityAt(at: string, pod: Pod): string {
  const owner = containerAt(pod, at) ?? pod;
  const name = at.slice(at.lastIndexOf('/') + 1);
  return (at.includes('/requests/') ? owner.requests : owner.limits).get(name) ?? '';
}

const milli = 1000;

/** True for an amount that a program worked out: as many thousandths are a kilobyte at least, and nobody means mebibytes. */
function isWholeBytes(quantity: string): boolean {
  return Number(quantity.slice(0, -1)) >= milli * milli;
}
