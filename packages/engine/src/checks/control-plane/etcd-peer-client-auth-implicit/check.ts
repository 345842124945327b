import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { demandedByAuthorityAlone, ofPeers } from '../etcd-certificates.ts';
import { settingFlag } from '../../component-edits.ts';

export const etcdPeerClientAuthImplicit: ResourceCheck = {
  id: 'etcd-peer-client-auth-implicit',
  title: 'Only its CA makes etcd demand peer certificates',
  severity: 'low',
  gain: 'An attacker gains nothing yet; once the CA goes from the command line, etcd lets every peer in.',
  why: 'With `--peer-trusted-ca-file` etcd demands certificates of its peers whatever `--peer-client-cert-auth` says. A reader who sees `false` may well remove the CA too, and benchmarks go by the flag.',
  remedy: 'Set `--peer-client-cert-auth=true` beside `--peer-trusted-ca-file`.',
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
    consequence: 'demands certificates of its peers only because `--peer-trusted-ca-file` is set',
    fault: (component) => demandedByAuthorityAlone(component, ofPeers),
  }),
  fix: { safety: 'safe', edits: settingFlag('peer-client-cert-auth', 'true') },
};
