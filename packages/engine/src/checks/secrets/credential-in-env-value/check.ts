import type { ContainerCheck, Violation } from '../../check.ts';
import { credentialInOptions } from '../command-line-credential.ts';
import { namesCredential } from '../credential-name.ts';
import { canBeCredential } from '../credential-value.ts';
import { knownCredentialIn } from '../known-credential.ts';
import { isNoSecret } from '../not-secret.ts';

export const credentialInEnvValue: ContainerCheck = {
  id: 'credential-in-env-value',
  title: 'Variable holds a credential in clear',
  severity: 'high',
  gain: 'Whoever may read the manifest or the pod has the credential, and whatever it opens.',
  why: 'A value in a manifest is readable in the repository with all its history, and in the cluster by everybody who may read pods.',
  remedy:
    'Keep the value in a Secret or an external store, take it from there, and replace the credential: it is known.',
  references: [
    'CWE-798: Use of Hard-coded Credentials',
    'https://kubernetes.io/docs/concepts/configuration/secret/',
  ],
  aliases: [
    'kube-linter:env-var-secret',
    'polaris:sensitiveContainerEnvVar',
    'kubescape:C-0012',
    'kubescape:C-0259',
  ],
  profile: 'default',
  on: 'container',
  evaluate: (container, _pod, target) => {
    if (container.env.length === 0) return undefined;
    const found: Violation[] = [];
    for (const { at, name, value } of container.env) {
      if (value === undefined || value === '') continue;
      const what =
        knownCredentialIn(value) ?? namedCredential(name, value) ?? credentialInOptions(value, target);
      if (what === undefined || isNoSecret(target, name, value)) continue;
      found.push({
        at: `${at}/value`,
        message: `container \`${container.name}\` gets ${what} in clear in variable \`${name}\``,
      });
    }
    return found;
  },
};

function namedCredential(name: string, value: string): string | undefined {
  return namesCredential(name) && canBeCredential(value) ? 'a credential' : undefined;
}
