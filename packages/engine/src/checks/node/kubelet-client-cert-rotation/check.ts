import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const kubeletClientCertRotation: ResourceCheck = {
  id: 'kubelet-client-cert-rotation',
  title: 'Client certificate of the kubelet never changes',
  severity: 'low',
  gain: 'Whoever copied the key of a node acts as its kubelet for as long as the certificate lasts.',
  why: 'Without rotation the certificate lives long or runs out one day, and the node drops out of the cluster.',
  remedy: 'Set `rotateCertificates: true` in the KubeletConfiguration, or `--rotate-certificates=true`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.10',
    'https://kubernetes.io/docs/tasks/tls/certificate-rotation/',
  ],
  aliases: [
    'kubescape:C-0182',
    'trivy:KCV-0090',
    'checkov:CKV_K8S_149',
    'kics:52d70f2e-3257-474c-b3dc-8ad9ba6a061a',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'never asks for a new client certificate',
    fault: (component) => otherThan(component, 'rotate-certificates', { wanted: true, fallback: true }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the cluster signs for kubelets: `kubectl get csr` shows requests to `kubernetes.io/kube-apiserver-client-kubelet` as issued.',
    edits: settingFlag('rotate-certificates', 'true', true),
  },
};
