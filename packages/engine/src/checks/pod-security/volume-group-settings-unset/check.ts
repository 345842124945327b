import type { Pod } from '../../../model/pod.ts';
import type { PodCheck, Edit } from '../../check.ts';
import { runAsGroup } from '../identity-edits.ts';

export const volumeGroupSettingsUnset: PodCheck = {
  id: 'volume-group-settings-unset',
  title: 'Nothing says which group owns the volumes',
  severity: 'info',
  gain: 'Files that anybody may write, made so to get round this, are open to every program that mounts the volume.',
  why: 'With `fsGroup` the kubelet gives persistent volumes to a group that a program without root rights belongs to. `OnRootMismatch` keeps that from taking minutes at each start.',
  remedy:
    'Set `securityContext.fsGroup` on the pod to the group of the program, with `fsGroupChangePolicy: OnRootMismatch`.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods',
  ],
  aliases: ['kubescape:C-0211'],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    const { security, resource } = pod;
    const isGroupSet = security.fsGroup !== undefined;
    if (isGroupSet && security.fields?.has('fsGroupChangePolicy') === true) return undefined;
    if (pod.runsOnWindows || !hasPersistentVolume(pod)) return undefined;
    const field = isGroupSet ? 'fsGroupChangePolicy' : 'fsGroup';
    const reason = isGroupSet
      ? 'are handed over file by file at each start: `fsGroupChangePolicy` is not set, and its default is `Always`'
      : 'belong to whatever group they came with: `fsGroup` is not set';
    return {
      at: `${security.at}/${field}`,
      message: `the persistent volumes of ${resource.kind} \`${resource.name}\` ${reason}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nobody else writes to the volumes under another group: the kubelet gives them to this one, files below only where the top is not.',
    needs: ({ at }) => (at.endsWith('/fsGroup') ? ['run-as-group'] : []),
    edits: ({ at }, { security }, values) => {
      const whenWrong: Edit = {
        op: 'set',
        at: `${security.at}/fsGroupChangePolicy`,
        value: 'OnRootMismatch',
      };
      return at.endsWith('/fsGroup') ? [...runAsGroup({ at, message: '' }, values), whenWrong] : [whenWrong];
    },
  },
};

function hasPersistentVolume({ volumes, resource }: Pod): boolean {
  if (volumes.some(({ fields }) => fields.has('persistentVolumeClaim') || fields.has('ephemeral')))
    return true;
  if (resource.kind !== 'StatefulSet') return false;
  return (resource.fields.map('spec')?.maps('volumeClaimTemplates').length ?? 0) > 0;
}
