import type { SnapshotCheck } from '../../check.ts';
import { lacks } from '../lacking-namespace.ts';

export const resourceQuotaMissing: SnapshotCheck = {
  id: 'resource-quota-missing',
  title: 'Namespace has no ResourceQuota',
  severity: 'low',
  gain: 'Whoever may create pods in the namespace can fill the cluster and starve every other team.',
  why: 'Nothing caps what the namespace as a whole takes, by accident or on purpose.',
  remedy: 'Add a ResourceQuota with `requests.cpu`, `requests.memory`, `limits.cpu` and `limits.memory`.',
  references: ['https://kubernetes.io/docs/concepts/policy/resource-quotas/'],
  aliases: ['trivy:KSV-0040', 'kics:48a5beba-e4c0-4584-a2aa-e6894e4cf424'],
  profile: 'strict',
  on: 'snapshot',
  kinds: ['Namespace'],
  evaluate: (namespace, snapshot) =>
    lacks(namespace, 'ResourceQuota', snapshot)
      ? {
          at: `${namespace.at}/metadata/name`,
          message: `namespace \`${namespace.name}\` runs workloads and has no ResourceQuota`,
        }
      : undefined,
};
