import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const etcdServerTls: ResourceCheck = {
  id: 'etcd-server-tls',
  title: 'Clients talk to etcd without TLS',
  severity: 'high',
  gain: 'Whoever listens between the API server and etcd reads every secret and can change any object on its way.',
  why: 'The whole state of the cluster lies in etcd, and without a certificate it speaks plain HTTP.',
  remedy: 'Set `--cert-file` and `--key-file` to a pair signed by the CA of etcd.',
  references: ['CIS Kubernetes Benchmark 2.0.1: 2.1', 'https://etcd.io/docs/v3.5/op-guide/security/'],
  aliases: [
    'kubescape:C-0153',
    'trivy:KCV-0042',
    'checkov:CKV_K8S_116',
    'kics:075ca296-6768-4322-aea2-ba5063b969a9',
  ],
  profile: 'default',
  mootBy: ['etcd-auto-tls'],
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['etcd'], {
    consequence: 'has no certificate to serve clients with',
    fault: (component) => firstUnset(component, ['cert-file', 'key-file']),
  }),
};
