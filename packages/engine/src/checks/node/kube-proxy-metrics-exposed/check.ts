import type { ResourceCheck } from '../../check.ts';

export const kubeProxyMetricsExposed: ResourceCheck = {
  id: 'kube-proxy-metrics-exposed',
  title: 'Metrics of kube-proxy are open to others',
  severity: 'low',
  gain: 'Whoever reaches a node reads from its kube-proxy which services there are and how it is set up.',
  why: 'The port for metrics asks nobody who they are, and it also answers with the configuration and the state of kube-proxy.',
  remedy: 'Remove `metricsBindAddress`, whose default is `127.0.0.1:10249`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.3.1',
    'https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['KubeProxyConfiguration.kubeproxy.config.k8s.io'],
  evaluate: ({ fields }) => {
    const address = fields.string('metricsBindAddress');
    if (address === undefined || isLocal(address)) return undefined;
    return {
      at: fields.pointer('metricsBindAddress'),
      message: `kube-proxy answers for its metrics at \`${address}\`, where more than the node itself reaches it`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing on another host reads port 10249 of nodes, such as Prometheus: its scrape targets show it.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

/** An address without a host is that of the node itself, as is `localhost` by any of its names. */
function isLocal(address: string): boolean {
  const host = address.startsWith('[')
    ? address.slice(1, address.indexOf(']'))
    : address.slice(0, address.includes(':') ? address.lastIndexOf(':') : address.length);
  return host === '' || host === 'localhost' || host === '::1' || host.startsWith('127.');
}
