import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, listed } from '../../component-faults.ts';
import { removingItems } from '../../component-edits.ts';

export const apiserverPluginNamespaceLifecycleOff: ResourceCheck = {
  id: 'apiserver-plugin-namespace-lifecycle-off',
  title: 'Namespace lifecycle admission is switched off',
  severity: 'medium',
  gain: 'Objects can be left in namespaces that are being deleted or never existed, where nobody looks for them.',
  why: 'The plug-in `NamespaceLifecycle` refuses objects in such namespaces and the deletion of `default`, `kube-system` and `kube-public`. It is on unless somebody switches it off.',
  remedy: 'Remove `NamespaceLifecycle` from `--disable-admission-plugins`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.13',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle',
  ],
  aliases: [
    'kubescape:C-0126',
    'trivy:KCV-0015',
    'checkov:CKV_K8S_83',
    'kics:1ffe7bf7-563b-4b3d-a71d-ba6bd8d49b37',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'accepts objects in namespaces that do not exist',
    fault: (component) => listed(component, 'disable-admission-plugins', 'NamespaceLifecycle'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing creates objects in namespaces that are missing or being deleted: the audit log shows who does.',
    edits: removingItems('disable-admission-plugins', (item) => item === 'NamespaceLifecycle'),
  },
};
