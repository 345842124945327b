import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { removingIgnoredAutoTls } from '../ignored-auto-tls.ts';

export const etcdAutoTls: ResourceCheck = {
  id: 'etcd-auto-tls',
  title: 'Serving certificate of etcd is self-made',
  severity: 'medium',
  gain: 'Whoever sits between the API server and etcd answers in its name and reads every secret.',
  why: 'Such a certificate is signed by etcd itself at its start, so nobody can verify it, and everybody has to skip the check.',
  remedy: 'Remove `--auto-tls`, and set `--cert-file` and `--key-file` to a pair signed by the CA of etcd.',
  references: ['CIS Kubernetes Benchmark 2.0.1: 2.3', 'https://etcd.io/docs/v3.5/op-guide/security/'],
  aliases: [
    'kubescape:C-0155',
    'trivy:KCV-0044',
    'checkov:CKV_K8S_118',
    'kics:98ce8b81-7707-4734-aa39-627c6db3d84b',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['etcd'], {
    consequence: 'makes a serving certificate that no client can verify',
    fault: (component) => otherThan(component, 'auto-tls', { wanted: false, fallback: false }),
  }),
  fix: { safety: 'safe', edits: removingIgnoredAutoTls('') },
};
