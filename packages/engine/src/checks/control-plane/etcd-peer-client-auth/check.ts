import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { notDemanded, ofPeers } from '../etcd-certificates.ts';

export const etcdPeerClientAuth: ResourceCheck = {
  id: 'etcd-peer-client-auth',
  title: 'Peer certificates are not demanded by etcd',
  severity: 'high',
  gain: 'Whoever reaches the port for peers can pose as a member of etcd and gets the whole state of the cluster.',
  why: 'Members trust what other members send them, so a member without a certificate may be anybody.',
  remedy: 'Set `--peer-client-cert-auth=true`, and `--peer-trusted-ca-file` to the CA of etcd.',
  references: ['CIS Kubernetes Benchmark 2.0.1: 2.5', 'https://etcd.io/docs/v3.5/op-guide/security/'],
  aliases: [
    'kubescape:C-0157',
    'trivy:KCV-0046',
    'checkov:CKV_K8S_121',
    'kics:b7d0181d-0a9b-4611-9d1c-1ad4f0b620ff',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['etcd'], {
    consequence: 'does not demand certificates of its peers',
    fault: (component) => notDemanded(component, ofPeers),
  }),
};
