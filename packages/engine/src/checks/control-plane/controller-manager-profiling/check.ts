import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const controllerManagerProfiling: ResourceCheck = {
  id: 'controller-manager-profiling',
  title: 'Controller manager serves profiles of itself',
  severity: 'low',
  gain: "Whoever gets to the endpoint reads the program's inside from profiles, and slows it down by asking for them.",
  why: 'Profiling is for finding slow code; it is on by default at `/debug/pprof` of the controller manager, and few clusters use it.',
  remedy: 'Set `--profiling=false`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.3.2',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
  ],
  aliases: [
    'kubescape:C-0145',
    'trivy:KCV-0034',
    'checkov:CKV_K8S_107',
    'kics:2f491173-6375-4a84-b28e-a4e2b9a58a69',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-controller-manager'], {
    consequence: 'serves profiles of itself',
    fault: (component) => otherThan(component, 'profiling', { wanted: false, fallback: true }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing reads `/debug/pprof` of the controller manager, such as a profiler: its targets show it.',
    edits: settingFlag('profiling', 'false'),
  },
};
