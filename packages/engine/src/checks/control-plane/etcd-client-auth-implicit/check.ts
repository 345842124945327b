import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { demandedByAuthorityAlone, ofClients } from '../etcd-certificates.ts';
import { settingFlag } from '../../component-edits.ts';

export const etcdClientAuthImplicit: ResourceCheck = {
  id: 'etcd-client-auth-implicit',
  title: 'Only its CA makes etcd demand client certificates',
  severity: 'low',
  gain: 'An attacker gains nothing yet; once the CA goes from the command line, etcd lets every client in.',
  why: 'With `--trusted-ca-file` etcd demands certificates of its clients whatever `--client-cert-auth` says. A reader who sees `false` may well remove the CA too, and benchmarks go by the flag.',
  remedy: 'Set `--client-cert-auth=true` beside `--trusted-ca-file`.',
  references: ['CIS Kubernetes Benchmark 2.0.1: 2.2', 'https://etcd.io/docs/v3.5/op-guide/security/'],
  aliases: [
    'kubescape:C-0154',
    'trivy:KCV-0043',
    'checkov:CKV_K8S_117',
    'kics:9391103a-d8d7-4671-ac5d-606ba7ccb0ac',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['etcd'], {
    consequence: 'demands certificates of its clients only because `--trusted-ca-file` is set',
    fault: (component) => demandedByAuthorityAlone(component, ofClients),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that etcd has no users of its own: `etcdctl auth status`; with the flag the name in a certificate counts as one.',
    edits: settingFlag('client-cert-auth', 'true'),
  },
};
