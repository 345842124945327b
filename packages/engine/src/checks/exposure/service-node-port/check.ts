import type { ResourceCheck } from '../../check.ts';

export const serviceNodePort: ResourceCheck = {
  id: 'service-node-port',
  title: 'Service opens a port on every node',
  severity: 'medium',
  gain: 'Anyone who reaches a node reaches the service, past every ingress and its authentication.',
  why: 'A NodePort service listens on all addresses of all nodes, and a firewall rule for one port is easily forgotten.',
  remedy: 'Use `type: ClusterIP` and let an Ingress or a Gateway carry the traffic in.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  aliases: ['kube-score:service-type'],
  profile: 'default',
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec?.string('type') !== 'NodePort') return undefined;
    return {
      at: spec.pointer('type'),
      message: `service \`${name}\` opens a port on every node of the cluster`,
    };
  },
  fix: { safety: 'unsafe', edits: ({ at }) => [{ op: 'set', at, value: 'ClusterIP' }] },
};
