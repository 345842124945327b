import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, missing, written, type Fault } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const controllerManagerPodGc: ResourceCheck = {
  id: 'controller-manager-pod-gc',
  title: 'Finished pods are cleaned up late',
  severity: 'low',
  gain: 'Whoever may create jobs fills etcd with finished pods and slows the whole cluster down.',
  why: 'Finished pods stay until their number passes a threshold, which is 12500 by default and 0 for never.',
  remedy: 'Set `--terminated-pod-gc-threshold` to a number that fits the cluster, such as 1000.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.3.1',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection',
  ],
  aliases: [
    'kubescape:C-0144',
    'trivy:KCV-0033',
    'checkov:CKV_K8S_106',
    'kics:49113af4-29ca-458e-b8d4-724c01a4a24f',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-controller-manager'], {
    consequence: 'keeps finished pods for long',
    fault: (component) => unlimited(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nobody needs more than 1000 finished pods, as for their logs: `kubectl get pods -A` counts them.',
    edits: settingFlag('terminated-pod-gc-threshold', '1000'),
  },
};

function unlimited(component: Component): Fault | undefined {
  const setting = settingOf(component, 'terminated-pod-gc-threshold');
  if (setting === undefined)
    return missing(component, 'terminated-pod-gc-threshold', 'and its default is 12500');
  if (setting.value === undefined || Number(setting.value) > 0) return undefined;
  return { at: setting.at, text: written(component, 'terminated-pod-gc-threshold', setting.value) };
}
