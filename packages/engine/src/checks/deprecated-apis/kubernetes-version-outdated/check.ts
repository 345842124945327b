import type { Fields } from '../../../model/fields.ts';
import { kindNameOf, type KindName, type Resource } from '../../../model/resource.ts';
import { newestKubernetes, type ResourceCheck } from '../../check.ts';

/** Where each kind states the version of the cluster or of its nodes. */
const paths: ReadonlyMap<KindName, readonly string[]> = new Map([
  ['Node', ['status', 'nodeInfo', 'kubeletVersion']],
  ['ClusterConfiguration.kubeadm.k8s.io', ['kubernetesVersion']],
  ['Cluster.cluster.x-k8s.io', ['spec', 'topology', 'version']],
  ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', ['spec', 'version']],
  ['RKE2ControlPlane.controlplane.cluster.x-k8s.io', ['spec', 'version']],
  ['Machine.cluster.x-k8s.io', ['spec', 'version']],
  ['MachineDeployment.cluster.x-k8s.io', ['spec', 'template', 'spec', 'version']],
  ['MachinePool.cluster.x-k8s.io', ['spec', 'template', 'spec', 'version']],
  ['MachineSet.cluster.x-k8s.io', ['spec', 'template', 'spec', 'version']],
  ['Cluster.kops.k8s.io', ['spec', 'kubernetesVersion']],
  ['ClusterConfig.eksctl.io', ['metadata', 'version']],
]);

/** The Kubernetes project maintains the newest three minors. */
const oldestSupported = newestKubernetes - 2;

export const kubernetesVersionOutdated: ResourceCheck = {
  id: 'kubernetes-version-outdated',
  title: 'Kubernetes release is out of support',
  severity: 'medium',
  gain: 'Whoever reads the list of published flaws finds some that nobody will close in this release.',
  why: 'The Kubernetes project fixes the newest three minor releases, about fourteen months each. Older ones keep their flaws.',
  remedy: `Update the cluster, one minor after the other, to 1.${oldestSupported} or later.`,
  references: [
    'https://kubernetes.io/releases/patch-releases/',
    'https://kubernetes.io/releases/version-skew-policy/',
  ],
  aliases: ['kubescape:C-0273'],
  profile: 'default',
  on: 'resource',
  kinds: [...paths.keys()],
  evaluate: (resource) => {
    const field = fieldOf(resource);
    const minor = Number(/^v?1\.(\d{1,3})(?:[.+-]|$)/u.exec(field?.text ?? '')?.[1] ?? newestKubernetes);
    if (field === undefined || minor >= oldestSupported) return undefined;
    return {
      at: field.at,
      message: `${subjectOf(resource)} runs Kubernetes \`${field.text}\`; the oldest release with fixes is 1.${oldestSupported}`,
    };
  },
};

/** kubeadm's file has no metadata, but may name the cluster. */
function subjectOf({ kind, name, fields }: Resource): string {
  const called = name || fields.string('clusterName') || '';
  return called === '' ? kind : `${kind} \`${called}\``;
}

function fieldOf(resource: Resource): { readonly at: string; readonly text: string } | undefined {
  const path = paths.get(kindNameOf(resource)) ?? [];
  let here: Fields | undefined = resource.fields;
  for (const key of path.slice(0, -1)) here = here?.map(key);
  const last = path.at(-1);
  const text = last === undefined ? undefined : here?.string(last);
  return here === undefined || last === undefined || text === undefined
    ? undefined
    : { at: here.pointer(last), text };
}
