import type { PodCheck } from '../../check.ts';
import { accessTo } from '../data-access.ts';

export const workloadConfigMapAccess: PodCheck = {
  id: 'workload-config-map-access',
  title: 'Workload reads ConfigMaps',
  severity: 'info',
  gain: 'Whoever breaks into the container learns how the program and its neighbours are set up.',
  why: 'Listed so that other findings about the same workload can be weighed; a ConfigMap that the program needs is no fault.',
  remedy: 'Give the program the ConfigMaps that it needs only, and keep secrets out of them.',
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps'],
  aliases: ['kubescape:C-0258'],
  profile: 'all',
  on: 'pod',
  evaluate: (pod) => accessTo('ConfigMap', pod),
};
