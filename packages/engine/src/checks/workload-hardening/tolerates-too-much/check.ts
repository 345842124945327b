import type { Fields } from '../../../model/fields.ts';
import type { PodCheck } from '../../check.ts';

/** The taint of control-plane nodes; its effect is `NoSchedule`. */
const taint = 'node-role.kubernetes.io/control-plane';

/** Its former name, which installers set up to 1.24; tolerating it later does nothing, and another check says so. */
const formerTaint = 'node-role.kubernetes.io/master';
const formerTaintUntil = 24;

export const toleratesTooMuch: PodCheck = {
  id: 'tolerates-too-much',
  title: 'Pod tolerates the control-plane taint',
  severity: 'medium',
  gain: 'Whoever escapes from the container may find the API server and its keys on the same node.',
  why: 'The taint keeps ordinary workloads off the nodes of the control plane. A pod that tolerates it, or tolerates everything, can land there.',
  remedy: 'Name only the taints that the workload is meant for, with their `key` and `effect`.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, { minor }) => {
    if (!pod.spec.has('tolerations') || isMeantForEveryNode(pod.resource)) return undefined;
    return pod.spec.maps('tolerations').flatMap((toleration) => {
      const what = toleratedTooMuch(toleration, minor);
      return what === undefined
        ? []
        : { at: toleration.at, message: `${what}, so the pod can land on a node of the control plane` };
    });
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the workload needs no node of the control plane: `kubectl get pods -o wide` shows where its pods run now.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

/** A DaemonSet is there to reach nodes, and what runs in `kube-system` belongs to the cluster. */
function isMeantForEveryNode({ kind, namespace }: { kind: string; namespace: string | undefined }): boolean {
  return kind === 'DaemonSet' || namespace === 'kube-system';
}

function toleratedTooMuch(toleration: Fields, minor: number): string | undefined {
  const effect = toleration.string('effect') ?? '';
  if (effect !== '' && effect !== 'NoSchedule') return undefined;
  const key = toleration.string('key') ?? '';
  const isExists = toleration.string('operator') === 'Exists';
  if (key === '') return isExists ? 'a toleration without a key tolerates every taint' : undefined;
  if (key !== taint && (key !== formerTaint || minor > formerTaintUntil)) return undefined;
  return isExists || (toleration.string('value') ?? '') === '' ? `taint \`${key}\` is tolerated` : undefined;
}
