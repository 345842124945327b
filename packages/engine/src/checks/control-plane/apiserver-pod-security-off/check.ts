import { isHidden, itemsOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, listed, unlisted, type Fault } from '../../component-faults.ts';
import { removingItems } from '../../component-edits.ts';

/** The first minor in which Pod Security admission is on by default. */
const onSince = 23;

/** What judges pods in older releases, where it is switched on. */
const former: ReadonlySet<string> = new Set(['PodSecurityPolicy', 'SecurityContextDeny', 'PodSecurity']);

export const apiserverPodSecurityOff: ResourceCheck = {
  id: 'apiserver-pod-security-off',
  title: 'API server judges no pods at admission',
  severity: 'high',
  gain: 'Whoever may create a pod gets the node with a privileged one, unless a policy engine stands in the way.',
  why: 'Pod Security admission enforces the labels of namespaces from 1.23 on and is on unless somebody switches it off; before, `PodSecurityPolicy` or `SecurityContextDeny` had to be switched on.',
  remedy:
    'Remove `PodSecurity` from `--disable-admission-plugins`, and label the namespaces; before 1.23 add `PodSecurityPolicy` to `--enable-admission-plugins`.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    'CIS Kubernetes Benchmark 1.5: 1.2.16',
  ],
  aliases: [
    'kubescape:C-0068',
    'kubescape:C-0124',
    'trivy:KCV-0013',
    'checkov:CKV_K8S_81',
    'checkov:CKV_K8S_84',
    'kics:afa36afb-39fe-4d94-b9b6-afb236f7a03d',
    'kics:6a68bebe-c021-492e-8ddb-55b0567fb768',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'judges no pods at admission',
    fault: (component, { minor }) =>
      minor < onSince ? noneOn(component) : listed(component, 'disable-admission-plugins', 'PodSecurity'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the pods of each namespace keep to the level in its `pod-security.kubernetes.io/enforce` label: others are refused then.',
    edits: removingItems('disable-admission-plugins', (item) => item === 'PodSecurity'),
  },
};

function noneOn(component: Component): Fault | undefined {
  const flag = 'enable-admission-plugins';
  if (isHidden(component, flag) || itemsOf(component, flag).some(({ value }) => former.has(value)))
    return undefined;
  return unlisted(component, flag, 'PodSecurityPolicy', 'and `PodSecurityPolicy` is off by default');
}
