import type { Pod } from '../../../model/pod.ts';
import type { PodCheck, Violation } from '../../check.ts';
import { renamed, selectedLabels } from '../node-labels.ts';

const retired = 'node-role.kubernetes.io/master';
const present = 'node-role.kubernetes.io/control-plane';
const labelGoneSince = 24;
const taintGoneSince = 25;

export const deadNodeRoleLabel: PodCheck = {
  id: 'dead-node-role-label',
  title: 'Pod names a retired control-plane label',
  severity: 'low',
  gain: 'An attacker gains nothing directly; a workload that was kept off the nodes of the control plane may land on them.',
  why: 'Installers set `node-role.kubernetes.io/control-plane` in its place, the label since 1.24 and the taint since 1.25, so rules for the old name match no node.',
  remedy: 'Write `node-role.kubernetes.io/control-plane`.',
  references: [
    'KEP-2067: Rename the kubeadm "master" label and taint',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, target) => {
    const { spec } = pod;
    if (!spec.has('nodeSelector') && !spec.has('affinity') && !spec.has('tolerations')) return undefined;
    const violations: Violation[] = [];
    if (target.minor >= labelGoneSince) judgeSelectors(pod, violations);
    if (target.minor >= taintGoneSince) judgeTolerations(pod, violations);
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify: 'Verify that the nodes have the newer label or taint: `kubectl describe nodes` shows both.',
    edits: ({ at }, pod) => renamed(at, pod, present),
  },
};

/** Both names side by side serve old clusters and new ones. */
function judgeSelectors(pod: Pod, violations: Violation[]): void {
  const labels = selectedLabels(pod);
  if (labels.some(({ label }) => label === present)) return;
  for (const { at, label } of labels) {
    if (label !== retired) continue;
    violations.push({
      at,
      message: `the pod chooses nodes by \`${retired}\`, a label that installers no longer set`,
    });
  }
}

function judgeTolerations({ spec }: Pod, violations: Violation[]): void {
  const tolerations = spec.maps('tolerations');
  // A toleration without a key holds for every taint.
  if (tolerations.some((toleration) => ['', present].includes(toleration.string('key') ?? ''))) return;
  for (const toleration of tolerations) {
    if (toleration.string('key') !== retired) continue;
    violations.push({
      at: toleration.pointer('key'),
      message: `the pod tolerates \`${retired}\`, a taint that installers no longer set, and not \`${present}\``,
    });
  }
}
