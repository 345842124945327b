import { isConfined } from '../../../analyzers/pod-security/profiles.ts';
import type { Container, Profile } from '../../../model/container.ts';
import type { Pod } from '../../../model/pod.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

export const containerWeakensPod: ContainerCheck = {
  id: 'container-weakens-pod',
  title: 'Container weakens what the pod sets',
  severity: 'medium',
  gain: "A break-in into this one container gets what the pod's security context was meant to deny.",
  why: "The container's value wins over the pod's, so whoever reads the pod's security context believes in a protection that is not there.",
  remedy: "Remove the field from the container, so that it inherits the pod's value.",
  references: [
    'Kubernetes, Configure a Security Context: container settings override settings made at the Pod level when there is overlap',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-container',
  ],
  aliases: [],
  profile: 'default',
  impliedBy: ['run-as-root', 'run-as-uid-zero', 'root-group', 'seccomp-unconfined', 'apparmor-overridden'],
  on: 'container',
  evaluate: (container, pod) => {
    if (container.security.fields === undefined || pod.security.fields === undefined) return undefined;
    return [...weakerIdentity(container, pod), ...weakerProfiles(container, pod)];
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the container runs under the settings of its pod: start it once so and look for refused files and calls in its log.',
    edits: ({ at }) => [{ op: 'remove', at: at.replace(/\/type$/u, '') }],
  },
};

/** User and group of a pod with its own user namespace are nobody on the node, whatever their numbers. */
function weakerIdentity({ name, security: own }: Container, pod: Pod): readonly Violation[] {
  if (pod.hostUsers === false) return [];
  const violations: Violation[] = [];
  const note = (field: string, value: boolean | number, podValue: boolean | number): void => {
    const message = `container \`${name}\` says \`${field}: ${value}\` over the pod's \`${podValue}\``;
    violations.push({ at: `${own.at}/${field}`, message });
  };
  const { runAsNonRoot, runAsUser = 0, runAsGroup = 0 } = pod.security;
  if (runAsNonRoot === true && own.runAsNonRoot === false) note('runAsNonRoot', false, true);
  if (runAsUser > 0 && own.runAsUser === 0) note('runAsUser', 0, runAsUser);
  if (runAsGroup > 0 && own.runAsGroup === 0) note('runAsGroup', 0, runAsGroup);
  return violations;
}

function weakerProfiles({ name, security: own }: Container, pod: Pod): readonly Violation[] {
  const violations: Violation[] = [];
  const compare = (field: string, mine: Profile | undefined, shared: Profile | undefined): void => {
    if (mine === undefined || shared === undefined) return;
    if (isConfined(mine.type) || !isConfined(shared.type)) return;
    const message = `container \`${name}\` says \`${field}.type: ${mine.type}\` over the pod's \`${shared.type}\``;
    violations.push({ at: mine.at, message });
  };
  compare('seccompProfile', own.seccompProfile, pod.security.seccompProfile);
  compare('appArmorProfile', own.appArmorProfile, pod.security.appArmorProfile);
  return violations;
}
