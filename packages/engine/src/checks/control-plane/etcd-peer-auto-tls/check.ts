import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { removingIgnoredAutoTls } from '../ignored-auto-tls.ts';

export const etcdPeerAutoTls: ResourceCheck = {
  id: 'etcd-peer-auto-tls',
  title: 'Peer certificates of etcd are self-made',
  severity: 'medium',
  gain: 'Whoever sits between members of etcd poses as one of them and gets the whole state of the cluster.',
  why: 'Such a certificate is signed by etcd itself at its start, so nobody can verify it, and everybody has to skip the check.',
  remedy:
    'Remove `--peer-auto-tls`, and set `--peer-cert-file` and `--peer-key-file` to a pair signed by the CA of etcd.',
  references: ['CIS Kubernetes Benchmark 2.0.1: 2.6', 'https://etcd.io/docs/v3.5/op-guide/security/'],
  aliases: ['kubescape:C-0158', 'trivy:KCV-0047', 'kics:ae8827e2-4af9-4baa-9998-87539ae0d6f0'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['etcd'], {
    consequence: 'makes a certificate for its peers that none of them can verify',
    fault: (component) => otherThan(component, 'peer-auto-tls', { wanted: false, fallback: false }),
  }),
  fix: { safety: 'safe', edits: removingIgnoredAutoTls('peer-') },
};
