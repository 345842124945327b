import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const auditLogMissing: ResourceCheck = {
  id: 'audit-log-missing',
  title: 'API server writes no audit log',
  severity: 'medium',
  gain: 'Whoever gets in leaves no trace: nobody can tell afterwards which secrets were read or what was changed.',
  why: 'Without an audit log requests to the API server are recorded nowhere.',
  remedy:
    'Set `--audit-log-path` and `--audit-policy-file`, or send the events away with `--audit-webhook-config-file`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.16',
    'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  ],
  aliases: [
    'kubescape:C-0130',
    'trivy:KCV-0019',
    'checkov:CKV_K8S_91',
    'kics:73e251f0-363d-4e53-86e2-0a93592437eb',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'writes no audit log',
    fault: (component) =>
      component.flags.has('audit-webhook-config-file')
        ? undefined
        : firstUnset(component, ['audit-log-path']),
  }),
};
