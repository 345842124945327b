import { attach, execByGet } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('attach to pods', [...attach, ...execByGet]);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingAttachesToPods: SnapshotCheck = {
  id: 'binding-attaches-to-pods',
  title: 'Binding lets its subjects attach to pods',
  severity: 'medium',
  gain: 'Whoever controls one of the subjects feeds the input of running programs, and before 1.35 runs commands by `get` alone.',
  why: 'It shows who holds the right: attaching reaches the main process past every login of the program, and a WebSocket for a command starts as a GET.',
  remedy: 'Remove the subject, or take `pods/attach` and `get` on `pods/exec` out of the role.',
  references: [
    'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_attach/',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: [
    'polaris:clusterrolebindingPodExecAttach',
    'polaris:rolebindingClusterRolePodExecAttach',
    'polaris:rolebindingRolePodExecAttach',
  ],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
