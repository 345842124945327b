import type { PodCheck } from '../../check.ts';
import { accessTo } from '../data-access.ts';

export const workloadSecretAccess: PodCheck = {
  id: 'workload-secret-access',
  title: 'Workload reads Secrets',
  severity: 'info',
  gain: 'Whoever breaks into the container has what the Secrets hold.',
  why: 'Listed so that other findings about the same workload can be weighed; a Secret that the program needs is no fault.',
  remedy: 'Give the program the Secrets that it needs only, and each of them the keys that it needs only.',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret'],
  aliases: ['kubescape:C-0255'],
  profile: 'all',
  on: 'pod',
  evaluate: (pod) => accessTo('Secret', pod),
};
