import type { SharedSecurity } from '../../../model/container.ts';
import { containerAt, type Pod } from '../../../model/pod.ts';
import type { ContainerCheck } from '../../check.ts';

export const windowsIdentityUnset: ContainerCheck = {
  id: 'windows-identity-unset',
  title: 'Windows container names no account',
  severity: 'low',
  gain: 'Where the image runs as `ContainerAdministrator`, a break-in has all rights inside the container.',
  why: 'Without `runAsUserName` or a managed service account the image decides who the program runs as, and many images name the administrator.',
  remedy:
    'Set `securityContext.windowsOptions.runAsUserName: ContainerUser`, or name a managed service account by `gmsaCredentialSpecName`.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/',
  ],
  aliases: ['kubescape:C-0211'],
  profile: 'strict',
  on: 'container',
  evaluate: ({ name, security }, pod) => {
    if (!pod.runsOnWindows || hasIdentity(security) || hasIdentity(pod.security)) return undefined;
    return {
      at: `${security.at}/windowsOptions/runAsUserName`,
      message: `container \`${name}\` runs as the account that its image names: neither it nor the pod sets \`runAsUserName\` or a managed service account`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program runs without the rights of an administrator: run it once as `ContainerUser` and look for `Access is denied`.',
    edits: ({ at }, pod) => (isHostProcess(pod, at) ? [] : [{ op: 'set', at, value: 'ContainerUser' }]),
  },
};

function hasIdentity({ fields, runAsUserName }: SharedSecurity): boolean {
  if (runAsUserName) return true;
  const windows = fields?.map('windowsOptions');
  return windows?.has('gmsaCredentialSpecName') === true || windows?.has('gmsaCredentialSpec') === true;
}

/** A host process has the accounts of its node, and `ContainerUser` is none of them. */
function isHostProcess(pod: Pod, at: string): boolean {
  return (containerAt(pod, at)?.security.hostProcess ?? pod.security.hostProcess) === true;
}
