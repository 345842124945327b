import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const apiserverKubeletCertificateAuthority: ResourceCheck = {
  id: 'apiserver-kubelet-certificate-authority',
  title: 'API server does not verify kubelets',
  severity: 'medium',
  gain: 'Whoever sits between the API server and a node answers in the name of its kubelet and reads what `exec` sessions carry.',
  why: 'Without a CA the API server takes any certificate for that of a kubelet.',
  remedy:
    'Give kubelets certificates of the cluster CA (`serverTLSBootstrap: true` and somebody who approves them), then set `--kubelet-certificate-authority` to that CA.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.5',
    'https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/',
  ],
  aliases: [
    'kubescape:C-0117',
    'trivy:KCV-0006',
    'checkov:CKV_K8S_73',
    'kics:ec18a0d3-0069-4a58-a7fb-fbfe0b4bbbe0',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'takes any certificate for that of a kubelet',
    fault: (component) => firstUnset(component, ['kubelet-certificate-authority']),
  }),
};
