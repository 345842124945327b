import type { Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const kubeletClientCa: ResourceCheck = {
  id: 'kubelet-client-ca',
  title: 'Kubelet verifies no client certificates',
  severity: 'medium',
  gain: 'Operators who still need logs and `exec` have to let anonymous callers in, and then everybody on the network gets in.',
  why: 'Without a CA the kubelet cannot tell the API server by its certificate from somebody else.',
  remedy:
    'Set `authentication.x509.clientCAFile` in the KubeletConfiguration, or `--client-ca-file`, to the CA of the cluster.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.3',
    'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
  ],
  aliases: [
    'kubescape:C-0070',
    'kubescape:C-0174',
    'trivy:KCV-0081',
    'checkov:CKV_K8S_140',
    'kics:e0e00aba-5f1c-4981-a542-9a9563c0ee20',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'verifies no client certificates',
    fault: (component, target, resource) =>
      leavesOpen(component, resource) ? undefined : firstUnset(component, ['client-ca-file']),
  }),
};

/** True for a file that says nothing of certificates of clients: it is a part, or kubeadm fills the CA in. */
function leavesOpen({ form }: Component, { fields }: Resource): boolean {
  return form === 'fields' && fields.map('authentication')?.has('x509') !== true;
}
