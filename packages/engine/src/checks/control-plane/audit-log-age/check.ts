import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { belowLeast } from '../least-number.ts';
import { settingNumber } from '../../component-edits.ts';

export const auditLogAge: ResourceCheck = {
  id: 'audit-log-age',
  title: 'Audit log age is unset or short',
  severity: 'low',
  gain: 'Whoever gets in and is noticed late finds that the traces of the break-in are gone already.',
  why: 'Break-ins are mostly found weeks later. Without an age the number and the size of the files alone decide how far back the log goes.',
  remedy: 'Set `--audit-log-maxage` to 30 or more.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.17',
    'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  ],
  aliases: [
    'kubescape:C-0131',
    'trivy:KCV-0020',
    'checkov:CKV_K8S_92',
    'kics:da9f3aa8-fbfb-472f-b5a1-576127944218',
  ],
  profile: 'strict',
  mootBy: ['audit-log-missing'],
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'does not say to keep audit logs long enough',
    fault: (component, target) => belowLeast(component, 'audit-log-maxage', target.parameters.auditLogDays),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that older logs are kept elsewhere where they are needed, and that the disk has room for those of so many days.',
    edits: settingNumber('audit-log-maxage', ({ auditLogDays }) => auditLogDays),
  },
};
