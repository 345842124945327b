import type { Pod } from '../../../model/pod.ts';
import type { PodCheck } from '../../check.ts';

const systemNamespaces: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** Labels that parts of Kubernetes and the add-ons of an installer carry. */
const systemLabels: readonly string[] = [
  'k8s-app',
  'kubernetes.io/cluster-service',
  'addonmanager.kubernetes.io/mode',
  'kubernetes.io/bootstrapping',
];

export const systemNamespaceUsed: PodCheck = {
  id: 'system-namespace-used',
  title: 'Workload lives among the system components',
  severity: 'medium',
  gain: 'Whoever breaks into the workload stands in a namespace whose service accounts and Secrets belong to the cluster itself.',
  why: 'Policies and quotas usually leave `kube-system` out, so nothing holds the workload back there, and it competes with the parts that run the cluster.',
  remedy: 'Write a namespace of its own under `metadata.namespace`.',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  ],
  aliases: ['trivy:KSV-0037'],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    const { namespace, kind, name, at } = pod.resource;
    if (namespace === undefined || !systemNamespaces.has(namespace) || isSystemComponent(pod))
      return undefined;
    return {
      at: `${at}/metadata/namespace`,
      message: `${kind} \`${name}\` lives in \`${namespace}\`, and neither its priority class nor a label says that it is a system component`,
    };
  },
};

function isSystemComponent({ spec, labels, resource }: Pod): boolean {
  if (spec.string('priorityClassName')?.startsWith('system-') === true) return true;
  if (labels.get('tier') === 'control-plane') return true;
  const own = resource.metadata?.map('labels');
  return systemLabels.some((label) => labels.has(label) || own?.has(label) === true);
}
