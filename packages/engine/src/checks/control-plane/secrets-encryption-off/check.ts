import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const secretsEncryptionOff: ResourceCheck = {
  id: 'secrets-encryption-off',
  title: 'Secrets lie unencrypted in etcd',
  severity: 'medium',
  gain: 'Whoever reads etcd, its disk or a backup of it reads every secret of the cluster.',
  why: 'Without an encryption configuration the API server stores Secrets as plain text.',
  remedy:
    'Write an `EncryptionConfiguration` with `kms` or `secretbox` first, name it in `--encryption-provider-config`, and write all Secrets anew.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.27',
    'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
  ],
  aliases: [
    'kubescape:C-0066',
    'kubescape:C-0141',
    'trivy:KCV-0030',
    'checkov:CKV_K8S_104',
    'kics:cbd2db69-0b21-4c14-8a40-7710a50571a9',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'stores Secrets unencrypted',
    fault: (component) => firstUnset(component, ['encryption-provider-config']),
  }),
};
