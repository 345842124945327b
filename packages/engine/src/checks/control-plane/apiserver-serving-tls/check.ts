import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const apiserverServingTls: ResourceCheck = {
  id: 'apiserver-serving-tls',
  title: 'API server makes its own serving certificate',
  severity: 'medium',
  gain: 'Whoever sits on the way answers in the name of the API server, as clients that cannot verify it have to skip the check.',
  why: 'Without a certificate and a key the API server signs one for itself at its start, which no client can verify.',
  remedy: 'Set `--tls-cert-file` and `--tls-private-key-file` to a pair signed by the cluster CA.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.24',
    'https://kubernetes.io/docs/setup/best-practices/certificates/',
  ],
  aliases: [
    'kubescape:C-0138',
    'trivy:KCV-0027',
    'checkov:CKV_K8S_100',
    'kics:fa750c81-93c2-4fab-9c6d-d3fd3ce3b89f',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'serves with a certificate that it signs itself',
    fault: (component) => firstUnset(component, ['tls-cert-file', 'tls-private-key-file']),
  }),
};
