import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';
import { runAsOrdinaryUser } from '../identity-edits.ts';

export const runAsUidZero: PodCheck = {
  id: 'run-as-uid-zero',
  title: 'Container runs as user 0',
  severity: 'medium',
  gain: 'Root in the container is one kernel or runtime bug away from root on the node.',
  why: 'The manifest asks for root by number, so the process owns every file of the image and may use every capability the runtime grants.',
  remedy:
    'Remove `runAsUser: 0`, or set `securityContext.runAsUser` to the number of an ordinary user that owns the files the program writes.',
  references: [
    'Pod Security Standards, restricted: Running as Non-root user',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'trivy:KSV-0105',
    'kubeaudit-result:nonroot.RunAsUserCSCRoot',
    'kubeaudit-result:nonroot.RunAsUserPSCRoot',
    'monokle:PSS204',
  ],
  acceptedAs: [
    'checkov:CKV_K8S_23',
    'kube-linter:run-as-non-root',
    'kubescape:C-0013',
    'polaris:runAsRootAllowed',
  ],
  profile: 'default',
  control: 'runAsUser',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy('runAsUser', pod, target, ({ container }) =>
      container === undefined
        ? 'the pod says `runAsUser: 0`, so its containers run as root unless each names another user'
        : `container \`${container.name}\` runs as root: it says \`runAsUser: 0\``,
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program needs no right of root and may write its files as this user: run the image once with `docker run --user UID`.',
    needs: ['run-as-user'],
    edits: runAsOrdinaryUser,
  },
};
