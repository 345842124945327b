import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const apiserverKubeletClientCertificate: ResourceCheck = {
  id: 'apiserver-kubelet-client-certificate',
  title: 'API server shows kubelets no certificate',
  severity: 'medium',
  gain: 'Kubelets that have to answer an API server without a certificate answer everybody else on the network too.',
  why: 'Without a client certificate the API server is anonymous to kubelets, so logs and `exec` work only where the kubelet lets anonymous callers in.',
  remedy:
    'Set `--kubelet-client-certificate` and `--kubelet-client-key` to a pair signed by the CA that kubelets trust.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.4',
    'https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/',
  ],
  aliases: [
    'kubescape:C-0116',
    'trivy:KCV-0005',
    'checkov:CKV_K8S_72',
    'kics:36a27826-1bf5-49da-aeb0-a60a30c0e834',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'shows kubelets no client certificate',
    fault: (component) => firstUnset(component, ['kubelet-client-certificate', 'kubelet-client-key']),
  }),
};
