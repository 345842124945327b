import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const kubeletAnonymousAuth: ResourceCheck = {
  id: 'kubelet-anonymous-auth',
  title: 'Kubelet answers callers without identity',
  severity: 'high',
  gain: 'Anyone who reaches port 10250 of the node can list its pods and, where the kubelet allows all requests, run commands in them.',
  why: 'The kubelet takes a request without credentials for one of `system:anonymous`, which is its default where it runs by flags alone.',
  remedy:
    'Set `authentication.anonymous.enabled: false` in the KubeletConfiguration, or `--anonymous-auth=false`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.1',
    'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
  ],
  aliases: [
    'kubescape:C-0069',
    'kubescape:C-0172',
    'trivy:KCV-0079',
    'checkov:CKV_K8S_138',
    'kics:1de5cc51-f376-4638-a940-20f2e85ae238',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'answers callers without identity',
    fault: (component) =>
      otherThan(component, 'anonymous-auth', { wanted: false, fallback: component.form !== 'fields' }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that what calls port 10250 of nodes, such as a collector of metrics, shows a credential: without one it gets 401.',
    edits: settingFlag('anonymous-auth', 'false', false),
  },
};
