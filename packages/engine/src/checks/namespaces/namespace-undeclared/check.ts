import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { isSystemNamespace } from '../enforced-level.ts';
import { levelLabels } from '../level-fix.ts';

export const namespaceUndeclared: SnapshotCheck = {
  id: 'namespace-undeclared',
  title: 'Namespace is not declared with its workloads',
  severity: 'info',
  gain: 'A cluster that is set up anew may get the namespace without the labels that keep privileged pods out.',
  why: 'What makes the namespace decides about its labels, and `kubectl create namespace` or `helm --create-namespace` sets none, so that every pod is admitted.',
  remedy:
    'Declare the Namespace beside its workloads, with `pod-security.kubernetes.io/enforce` and a level that they meet; accept this finding where another repository declares it.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
    'https://kubernetes.io/docs/concepts/security/security-checklist/#pod-security',
  ],
  aliases: [],
  profile: 'strict',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: ({ namespace, pod }, snapshot) => {
    if (
      pod === undefined ||
      namespace === undefined ||
      isSystemNamespace(namespace) ||
      namespace === 'default'
    )
      return undefined;
    const isDeclared = snapshot.ofKind('Namespace').some(({ name }) => name === namespace);
    if (isDeclared || !snapshot.isWhole) return undefined;
    return {
      at: pod.at,
      ofNamespace: { name: namespace },
      message: `namespace \`${namespace}\` is not declared among these manifests, so nothing here says which pods it admits`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no other repository declares the namespace, and that all pods in it meet level baseline.',
    reveals: [
      'limit-range-missing',
      'namespace-boundaries-missing',
      'pod-security-level-not-restricted',
      'resource-quota-missing',
    ],
    edits: () => [],
    companions: (_violation, { namespace }, _values, target) =>
      namespace === undefined
        ? []
        : [
            {
              apiVersion: 'v1',
              kind: 'Namespace',
              metadata: { name: namespace, labels: levelLabels(target) },
            },
          ],
  },
};
