import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, unlisted } from '../../component-faults.ts';
import { settingModes } from '../authorization-modes.ts';

export const apiserverAuthorizationNodeMissing: ResourceCheck = {
  id: 'apiserver-authorization-node-missing',
  title: 'API server runs without the node authorizer',
  severity: 'medium',
  gain: 'Whoever takes over one node reads the secrets of pods on all others, as kubelets need a wide role instead.',
  why: 'The node authorizer gives a kubelet only what the pods on its own node need; without it every kubelet needs rights on all of them.',
  remedy: 'Set `--authorization-mode=Node,RBAC`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.7',
    'https://kubernetes.io/docs/reference/access-authn-authz/node/',
  ],
  aliases: [
    'kubescape:C-0119',
    'trivy:KCV-0008',
    'checkov:CKV_K8S_75',
    'kics:4d7ee40f-fc5d-427d-8cac-dffbe22d42d1',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'runs without the node authorizer',
    fault: (component) =>
      component.flags.has('authorization-config')
        ? undefined
        : unlisted(component, 'authorization-mode', 'Node', 'and its default is `AlwaysAllow`'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that whoever is `system:node:NAME` in the group `system:nodes` is a kubelet: `kubectl get csr` and the audit log name them.',
    edits: settingModes,
  },
};
