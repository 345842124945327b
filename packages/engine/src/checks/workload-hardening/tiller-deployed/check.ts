import type { PodCheck } from '../../check.ts';

/** The name as a word of its own, not inside another one such as `distiller`. */
const tiller = /(?:^|[^a-z])tiller/u;

export const tillerDeployed: PodCheck = {
  id: 'tiller-deployed',
  title: 'Server side of Helm 2 is deployed',
  severity: 'critical',
  gain: 'Whoever reaches its port installs anything in the cluster, usually as cluster administrator.',
  why: 'Tiller takes orders from everybody in the cluster network without asking who they are, and Helm 2 has had no fixes since 2020.',
  remedy:
    'Move the releases to Helm 3 or later, which has no server side, and delete Tiller with its account and binding.',
  references: [
    'https://helm.sh/docs/faq/changes_since_helm2/',
    'https://helm.sh/blog/helm-v2-deprecation-timeline/',
  ],
  aliases: ['checkov:CKV_K8S_34', 'kics:6d173be7-545a-46c6-a81d-2ae52ed1605d', 'trivy:KSV-0102'],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    const found = pod.containers
      .filter(({ image }) => image !== undefined && image.includes('tiller') && tiller.test(image))
      .map(({ at, name, image }) => ({
        at: `${at}/image`,
        message: `container \`${name}\` runs Tiller, the server side of Helm 2: its image is \`${image}\``,
        container: name,
      }));
    if (found.length > 0) return found;
    if (pod.labels.get('name') !== 'tiller') return undefined;
    return {
      at: `${pod.metadataAt}/labels/name`,
      message: 'the pod carries the label of Tiller, the server side of Helm 2',
    };
  },
};
