import type { SnapshotCheck } from '../../check.ts';
import { lacks } from '../lacking-namespace.ts';

export const limitRangeMissing: SnapshotCheck = {
  id: 'limit-range-missing',
  title: 'Namespace has no LimitRange',
  severity: 'low',
  gain: 'Whoever controls one container can take the memory and CPU of the whole node.',
  why: 'Nothing gives containers without requests and limits a default, or bounds what one may ask for.',
  remedy: 'Add a LimitRange with `default`, `defaultRequest`, `min` and `max` for containers.',
  references: ['https://kubernetes.io/docs/concepts/policy/limit-range/'],
  aliases: ['trivy:KSV-0039', 'kics:4a20ebac-1060-4c81-95d1-1f7f620e983b'],
  profile: 'strict',
  on: 'snapshot',
  kinds: ['Namespace'],
  evaluate: (namespace, snapshot) =>
    lacks(namespace, 'LimitRange', snapshot)
      ? {
          at: `${namespace.at}/metadata/name`,
          message: `namespace \`${namespace.name}\` runs workloads and has no LimitRange`,
        }
      : undefined,
};
