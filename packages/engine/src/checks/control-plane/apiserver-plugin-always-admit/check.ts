import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, listed } from '../../component-faults.ts';
import { removingItems } from '../../component-edits.ts';

export const apiserverPluginAlwaysAdmit: ResourceCheck = {
  id: 'apiserver-plugin-always-admit',
  title: 'Admission plug-in `AlwaysAdmit` is on',
  severity: 'low',
  gain: 'Nothing by itself, but whoever relies on it to admit all has other plug-ins, or none, in mind.',
  why: 'The plug-in admits everything and is deprecated, as no plug-in at all would do the same. Its name in the list mostly means that real admission control was switched off.',
  remedy: 'Remove `AlwaysAdmit` from `--enable-admission-plugins`, and name the plug-ins that are wanted.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.10',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwaysadmit',
  ],
  aliases: [
    'kubescape:C-0122',
    'trivy:KCV-0011',
    'checkov:CKV_K8S_79',
    'kics:ce30e584-b33f-4c7d-b418-a3d7027f8f60',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'runs a plug-in that admits everything',
    fault: (component) => listed(component, 'enable-admission-plugins', 'AlwaysAdmit'),
  }),
  fix: { safety: 'safe', edits: removingItems('enable-admission-plugins', (item) => item === 'AlwaysAdmit') },
};
