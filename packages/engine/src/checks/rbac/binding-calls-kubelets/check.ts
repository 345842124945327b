import { callKubelets } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleBindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('call the kubelets of all nodes', callKubelets);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingCallsKubelets: SnapshotCheck = {
  id: 'binding-calls-kubelets',
  title: 'Binding lets its subjects call kubelets',
  severity: 'high',
  gain: 'Whoever controls one of the subjects runs commands in every pod of every node, with no trace in the audit log.',
  why: 'It shows who holds the right: `nodes/proxy` is the whole API of the kubelet, and admission is not asked there.',
  remedy:
    'Bind a role with the finer subresources such as `nodes/metrics` and `nodes/stats`, or remove the subject.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.10',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes',
  ],
  aliases: ['kubescape:C-0279', 'checkov:CKV2_K8S_2'],
  profile: 'all',
  on: 'snapshot',
  kinds: clusterRoleBindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
