import type { PodCheck } from '../../check.ts';

export const shareProcessNamespace: PodCheck = {
  id: 'share-process-namespace',
  title: "Containers see each other's processes",
  severity: 'medium',
  gain: 'A break-in into one container reads the variables, files and secrets of the others, and may stop their programs.',
  why: 'With a shared process namespace `/proc` shows every container of the pod with its environment and its file system.',
  remedy:
    'Remove `shareProcessNamespace: true`; to look into a running container, use `kubectl debug --target`.',
  references: [
    'Kubernetes, Share Process Namespace between Containers in a Pod: processes and container filesystems are visible to other containers in the pod',
    'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: ({ shareProcessNamespace: isShared, containers, spec }) => {
    if (!isShared) return undefined;
    // An init container has ended before the others start.
    const beside = containers.filter(({ kind }) => kind !== 'init');
    if (beside.length < 2) return undefined;
    const names = beside.map(({ name }) => `\`${name}\``).join(', ');
    const message = `the pod says \`shareProcessNamespace: true\`, so its containers ${names} see each other's processes and files`;
    return { at: spec.pointer('shareProcessNamespace'), message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no container signals or inspects processes of another, as sidecars that reload a program do.',
    isSafeFor: (_, { isWindows }) => isWindows,
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
