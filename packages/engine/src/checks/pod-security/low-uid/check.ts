import type { ContainerCheck } from '../../check.ts';
import { effectiveRunAsUser, originOf } from '../../../model/effective.ts';
import { runAsUser } from '../identity-edits.ts';

const highestLow = 10_000;

export const lowUid: ContainerCheck = {
  id: 'low-uid',
  title: 'User number is not above 10000',
  severity: 'low',
  gain: 'A process that escapes the container may own files and processes of a real account on the node.',
  why: 'Numbers up to 10000 are given to accounts of the node, and the kernel knows users by number only.',
  remedy:
    'Set `securityContext.runAsUser` to a number above 10000 that owns the files the program writes, or `hostUsers: false` on the pod.',
  references: [
    "kubesec, `runAsUser` above 10000: run as a high-UID user to avoid conflicts with the host's user table",
    'https://kubesec.io/basics/containers-securitycontext-runasuser/',
  ],
  aliases: [
    'trivy:KSV-0020',
    'kube-score:container-security-context-user-group-id',
    'kubesec:RunAsUser',
    'monokle:KBP104',
    'monokle:KSV020',
    'kics:02323c00-cdc3-4fdc-a310-4f2b3e7a1660',
    'checkov:CKV_K8S_40',
  ],
  profile: 'strict',
  impliedBy: ['run-as-uid-zero'],
  on: 'container',
  evaluate: (container, pod) => {
    if (pod.runsOnWindows || pod.hostUsers === false) return undefined;
    const user = effectiveRunAsUser(pod, container);
    if (user.value !== undefined && user.value > highestLow) return undefined;
    const message =
      user.value === undefined
        ? `container \`${container.name}\` runs as the user that its image names: \`runAsUser\` is set neither on it nor on the pod`
        : `container \`${container.name}\` runs as user ${user.value}, which may be an account of the node: ${originOf(user, 'runAsUser', container)}`;
    return { at: user.at, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that this user may read the program's files and write its data: run the image once with `docker run --user UID`.",
    needs: ['run-as-user'],
    edits: (violation, _, values) => runAsUser(violation, values),
  },
};
