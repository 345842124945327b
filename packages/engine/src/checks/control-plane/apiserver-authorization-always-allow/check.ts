import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, listed, missing } from '../../component-faults.ts';
import { settingModes } from '../authorization-modes.ts';

export const apiserverAuthorizationAlwaysAllow: ResourceCheck = {
  id: 'apiserver-authorization-always-allow',
  title: 'API server allows every request',
  severity: 'critical',
  gain: 'Whoever holds any credential, or none where anonymous requests pass, controls the whole cluster.',
  why: 'Mode `AlwaysAllow` lets every request pass, whatever roles say, and it is what the API server takes where no mode is set.',
  remedy: 'Set `--authorization-mode=Node,RBAC`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.6',
    'https://kubernetes.io/docs/reference/access-authn-authz/authorization/',
  ],
  aliases: [
    'kubescape:C-0118',
    'trivy:KCV-0007',
    'checkov:CKV_K8S_74',
    'kics:f1f4d8da-1ac4-47d0-b1aa-91e69d33f7d5',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'allows every request',
    fault: (component) =>
      component.flags.has('authorization-config')
        ? undefined
        : component.flags.has('authorization-mode')
          ? listed(component, 'authorization-mode', 'AlwaysAllow')
          : missing(component, 'authorization-mode', 'and its default is `AlwaysAllow`'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log that each user and program that calls the API server has a role: it is refused without one.',
    edits: settingModes,
  },
};
