import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const etcdPeerTls: ResourceCheck = {
  id: 'etcd-peer-tls',
  title: 'Peers of etcd talk without TLS',
  severity: 'high',
  gain: 'Whoever listens between the members of etcd reads every secret as it is replicated.',
  why: 'Members of etcd send each other the whole state of the cluster, and without a certificate they do so in plain HTTP.',
  remedy: 'Set `--peer-cert-file` and `--peer-key-file` to a pair signed by the CA of etcd.',
  references: ['CIS Kubernetes Benchmark 2.0.1: 2.4', 'https://etcd.io/docs/v3.5/op-guide/security/'],
  aliases: [
    'kubescape:C-0156',
    'trivy:KCV-0045',
    'checkov:CKV_K8S_119',
    'kics:09bb9e96-8da3-4736-b89a-b36814acca60',
  ],
  profile: 'default',
  mootBy: ['etcd-peer-auto-tls'],
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['etcd'], {
    consequence: 'has no certificate to talk to its peers with',
    fault: (component) => firstUnset(component, ['peer-cert-file', 'peer-key-file']),
  }),
};
