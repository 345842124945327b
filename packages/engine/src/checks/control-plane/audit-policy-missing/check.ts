import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const auditPolicyMissing: ResourceCheck = {
  id: 'audit-policy-missing',
  title: 'API server has no audit policy',
  severity: 'medium',
  gain: 'Whoever gets in leaves no trace, though a log seems to be set up.',
  why: 'Without an audit policy the API server records nothing, whatever log file or webhook is named.',
  remedy: 'Set `--audit-policy-file` to a file of kind `Policy` that says what to record.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 3.2.1',
    'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  ],
  aliases: ['kubescape:C-0160', 'kics:13a49a2e-488e-4309-a7c0-d6b05577a5fb'],
  profile: 'default',
  mootBy: ['audit-log-missing'],
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'records no requests',
    fault: (component) => firstUnset(component, ['audit-policy-file']),
  }),
};
