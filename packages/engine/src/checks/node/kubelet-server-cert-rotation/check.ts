import { parseBoolean } from '../../../model/command-line.ts';
import { itemsOf, nameOf, type Component, type Program } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, type Fault } from '../../component-faults.ts';
import { removingItems } from '../../component-edits.ts';

const gate = 'RotateKubeletServerCertificate=';

const programs: readonly Program[] = ['kubelet', 'kube-controller-manager', 'kube-apiserver'];

export const kubeletServerCertRotation: ResourceCheck = {
  id: 'kubelet-server-cert-rotation',
  title: 'Rotation of kubelet serving certificates is off',
  severity: 'low',
  gain: 'Whoever copied the serving key of a node answers in its name for as long as the certificate lasts.',
  why: 'The feature gate is on by default; switched off, kubelets neither ask for serving certificates of the cluster nor renew them.',
  remedy: 'Remove `RotateKubeletServerCertificate=false` from the feature gates.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.3.6',
    'CIS Kubernetes Benchmark 2.0.1: 4.2.11',
    'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/#certificate-rotation',
  ],
  aliases: [
    'kubescape:C-0149',
    'kubescape:C-0183',
    'trivy:KCV-0038',
    'trivy:KCV-0091',
    'checkov:CKV_K8S_112',
    'kics:1c621b8e-2c6a-44f5-bd6a-fb0fb7ba33e2',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(programs, {
    consequence: 'does not rotate serving certificates of kubelets',
    fault: (component) => switchedOff(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that somebody approves serving certificates where kubelets ask for them: `kubectl get csr` shows none of them as pending.',
    edits: removingItems('feature-gates', (item) => item.startsWith(gate)),
  },
};

function switchedOff(component: Component): Fault | undefined {
  const item = itemsOf(component, 'feature-gates').findLast(({ value }) => value.startsWith(gate));
  if (item === undefined || parseBoolean(item.value.slice(gate.length)) !== false) return undefined;
  return { at: item.at, text: `\`${nameOf(component, 'feature-gates')}\` says \`${item.value}\`` };
}
