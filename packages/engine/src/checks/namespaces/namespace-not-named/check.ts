import type { ResourceCheck } from '../../check.ts';

export const namespaceNotNamed: ResourceCheck = {
  id: 'namespace-not-named',
  title: 'Manifest names no namespace',
  severity: 'info',
  gain: 'Nothing directly: whoever applies the file decides by their settings among whose workloads it lands.',
  why: 'A resource without a namespace goes to the one of the current context, and without any to `default`.',
  remedy: 'Write `metadata.namespace`, unless the tool that applies the file sets it.',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#setting-the-namespace-for-a-request',
  ],
  aliases: ['checkov:CKV_K8S_21', 'kubescape:C-0061'],
  profile: 'all',
  on: 'resource',
  kinds: [
    'ConfigMap',
    'Pod',
    'ReplicationController',
    'Secret',
    'Service',
    'ServiceAccount',
    'CronJob.batch',
    'DaemonSet.apps',
    'Deployment.apps',
    'Ingress.networking.k8s.io',
    'Job.batch',
    'ReplicaSet.apps',
    'Role.rbac.authorization.k8s.io',
    'RoleBinding.rbac.authorization.k8s.io',
    'StatefulSet.apps',
  ],
  evaluate: ({ namespace, kind, name, fields }) =>
    namespace === undefined
      ? { at: `${fields.pointer('metadata')}/namespace`, message: `${kind} \`${name}\` names no namespace` }
      : undefined,
};
