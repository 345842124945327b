import type { ResourceCheck } from '../../check.ts';

/** What Kubernetes itself keeps in `default`. */
const builtIn: ReadonlySet<string> = new Set([
  'Service kubernetes',
  'Endpoints kubernetes',
  'EndpointSlice kubernetes',
  'ServiceAccount default',
  'ConfigMap kube-root-ca.crt',
]);

export const defaultNamespaceUsed: ResourceCheck = {
  id: 'default-namespace-used',
  title: 'Resource lives in the default namespace',
  severity: 'low',
  gain: 'Whoever takes over one workload there finds unrelated ones beside it, without a role, quota or policy between them.',
  why: 'Roles, quotas, network policies and pod security levels hold for a namespace, and `default` belongs to nobody.',
  remedy:
    'Write the namespace of the team or system under `metadata.namespace`, and create it with its labels and policies.',
  references: [
    'CIS Kubernetes Benchmark: The default namespace should not be used',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  ],
  aliases: ['kube-linter:use-namespace', 'trivy:KSV-0110', 'kubescape:C-0061', 'checkov:CKV_K8S_21'],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: ({ namespace, kind, name, metadata, fields }) => {
    if (namespace !== 'default' || builtIn.has(`${kind} ${name}`)) return undefined;
    return {
      at: metadata?.pointer('namespace') ?? `${fields.at}/metadata/namespace`,
      message: `${kind} \`${name}\` is put into the namespace \`default\``,
    };
  },
};
