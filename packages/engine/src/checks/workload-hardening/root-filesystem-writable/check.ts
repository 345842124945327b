import type { ContainerCheck } from '../../check.ts';

export const rootFilesystemWritable: ContainerCheck = {
  id: 'root-filesystem-writable',
  title: 'Root file system is writable',
  severity: 'low',
  gain: 'Whoever breaks in can change the program on disk and leave tools beside it.',
  why: 'A writable root file system lets an attacker replace files of the image and install what the next step needs.',
  remedy:
    'Set `securityContext.readOnlyRootFilesystem: true` on the container, and mount an `emptyDir` where the program has to write.',
  references: [
    'NSA/CISA Kubernetes Hardening Guide: Immutable container file systems',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  aliases: [
    'kube-linter:no-read-only-root-fs',
    'kubescape:C-0017',
    'trivy:KSV-0014',
    'checkov:CKV_K8S_22',
    'polaris:notReadOnlyRootFilesystem',
    'kube-score:container-security-context-readonlyrootfilesystem',
    'kubesec:ReadOnlyRootFilesystem',
    'kubeaudit:rootfs',
    'monokle:KBP102',
    'monokle:KSV014',
    'kics:a9c2f49d-0671-4fc9-9ece-f4e261e128d0',
    'kubescape:C-0211',
  ],
  profile: 'default',
  on: 'container',
  evaluate: ({ name, security }, pod) => {
    if (security.readOnlyRootFilesystem === true || pod.runsOnWindows) return undefined;
    return {
      at: `${security.at}/readOnlyRootFilesystem`,
      message:
        security.readOnlyRootFilesystem === undefined
          ? `container \`${name}\` may write to its own image layer: \`readOnlyRootFilesystem\` is not set, and its default is false`
          : `container \`${name}\` may write to its own image layer: it says \`readOnlyRootFilesystem: false\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program writes only to volumes: run it once so and look for `Read-only file system` in its log.',
    edits: ({ at }) => [{ op: 'set', at, value: true }],
  },
};
