import type { PodCheck } from '../../check.ts';
import { accessTo } from '../data-access.ts';

export const workloadClaimAccess: PodCheck = {
  id: 'workload-claim-access',
  title: 'Workload uses persistent storage',
  severity: 'info',
  gain: 'Whoever breaks into the container reads and changes data that outlives it.',
  why: 'Listed so that other findings about the same workload can be weighed; a claim that the program needs is no fault.',
  remedy: 'Mount the claims that the program needs only, with `readOnly: true` where it does not write.',
  references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes'],
  aliases: ['kubescape:C-0257'],
  profile: 'all',
  on: 'pod',
  evaluate: (pod) => accessTo('PersistentVolumeClaim', pod),
};
