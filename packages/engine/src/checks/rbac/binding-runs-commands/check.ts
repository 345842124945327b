import { exec } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('run commands in pods', exec);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingRunsCommands: SnapshotCheck = {
  id: 'binding-runs-commands',
  title: 'Binding lets its subjects run commands in pods',
  severity: 'high',
  gain: 'Whoever controls one of the subjects has the files, the memory and the service account of every pod in reach.',
  why: 'It shows who holds the right: a command inside a pod runs with the identity, the Secrets and the network of the pod.',
  remedy: 'Remove the subject, or bind the role for the time of an incident only.',
  references: [
    'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: [
    'kubescape:C-0002',
    'checkov:CKV2_K8S_2',
    'polaris:clusterrolebindingPodExecAttach',
    'polaris:rolebindingClusterRolePodExecAttach',
    'polaris:rolebindingRolePodExecAttach',
  ],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
