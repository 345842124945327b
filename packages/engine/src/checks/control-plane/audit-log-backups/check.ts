import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { belowLeast } from '../least-number.ts';
import { settingNumber } from '../../component-edits.ts';

export const auditLogBackups: ResourceCheck = {
  id: 'audit-log-backups',
  title: 'Audit log keeps few or uncounted files',
  severity: 'low',
  gain: 'Whoever gets in and is noticed late finds that the traces of the break-in are gone already.',
  why: 'With few files a burst of requests pushes the traces of a break-in out of the log; without a count the log fills the disk.',
  remedy: 'Set `--audit-log-maxbackup` to 10 or more.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.18',
    'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  ],
  aliases: [
    'kubescape:C-0132',
    'trivy:KCV-0021',
    'checkov:CKV_K8S_93',
    'kics:768aab52-2504-4a2f-a3e3-329d5a679848',
  ],
  profile: 'strict',
  mootBy: ['audit-log-missing'],
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'does not say to keep enough audit log files',
    fault: (component, target) =>
      belowLeast(component, 'audit-log-maxbackup', target.parameters.auditLogFiles),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that older logs are kept elsewhere where they are needed, and that the disk has room for so many files of `--audit-log-maxsize`.',
    edits: settingNumber('audit-log-maxbackup', ({ auditLogFiles }) => auditLogFiles),
  },
};
