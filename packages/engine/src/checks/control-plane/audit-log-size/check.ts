import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { belowLeast } from '../least-number.ts';
import { settingNumber } from '../../component-edits.ts';

export const auditLogSize: ResourceCheck = {
  id: 'audit-log-size',
  title: 'Audit log file size is unset or small',
  severity: 'low',
  gain: 'Whoever gets in and is noticed late finds that the traces of the break-in are gone already.',
  why: 'With small files a burst of requests pushes the traces of a break-in out of the log.',
  remedy: 'Set `--audit-log-maxsize` to 100 or more.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.19',
    'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  ],
  aliases: [
    'kubescape:C-0133',
    'trivy:KCV-0022',
    'checkov:CKV_K8S_94',
    'kics:35c0a471-f7c8-4993-aa2c-503a3c712a66',
  ],
  profile: 'strict',
  mootBy: ['audit-log-missing'],
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'does not say to let audit log files grow large enough',
    fault: (component, target) =>
      belowLeast(component, 'audit-log-maxsize', target.parameters.auditLogMegabytes),
  }),
  fix: {
    safety: 'unsafe',
    verify: 'Verify that the disk has room for files of that size, as many as `--audit-log-maxbackup` says.',
    edits: settingNumber('audit-log-maxsize', ({ auditLogMegabytes }) => auditLogMegabytes),
  },
};
