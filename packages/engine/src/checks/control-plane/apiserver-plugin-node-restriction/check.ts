import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, unlisted } from '../../component-faults.ts';
import { addingItem } from '../../component-edits.ts';

export const apiserverPluginNodeRestriction: ResourceCheck = {
  id: 'apiserver-plugin-node-restriction',
  title: 'Kubelets may change other nodes',
  severity: 'medium',
  gain: 'Whoever takes over one node changes labels and status of all others, and draws their pods to the node that he holds.',
  why: 'The plug-in `NodeRestriction` keeps a kubelet to its own Node object and to the pods bound to it. It is off unless it is named.',
  remedy: 'Add `NodeRestriction` to `--enable-admission-plugins`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.14',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction',
  ],
  aliases: [
    'kubescape:C-0127',
    'trivy:KCV-0016',
    'checkov:CKV_K8S_85',
    'kics:33fc6923-6553-4fe6-9d3a-4efa51eb874b',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'lets kubelets change other nodes',
    fault: (component) =>
      unlisted(component, 'enable-admission-plugins', 'NodeRestriction', 'and the plug-in is off by default'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that kubelets change only their own Node and pods, and no label of `node-restriction.kubernetes.io/`: the audit log shows it.',
    edits: addingItem('enable-admission-plugins', 'NodeRestriction'),
  },
};
