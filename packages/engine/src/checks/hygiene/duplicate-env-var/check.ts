import type { ContainerCheck, Violation } from '../../check.ts';

export const duplicateEnvVar: ContainerCheck = {
  id: 'duplicate-env-var',
  title: 'Environment variable is set twice',
  severity: 'low',
  gain: 'A setting that a reviewer reads and believes may not be the one that counts.',
  why: 'The last of two equal names wins, and which one survives a later change depends on how the manifest is applied.',
  remedy: 'Keep one of the two entries under `env`.',
  references: [
    'Container, `env`: Map: unique values on key name will be kept during a merge',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables',
  ],
  aliases: [
    'kube-linter:duplicate-env-var',
    'kubescape:C-0295',
    'kube-score:environment-variable-key-duplication',
  ],
  profile: 'default',
  on: 'container',
  evaluate: ({ env, name: container }) => {
    if (env.length < 2) return undefined;
    const seen = new Set<string>();
    let found: Violation[] | undefined;
    for (const { at, name } of env) {
      if (name === '' || !seen.has(name)) {
        seen.add(name);
        continue;
      }
      (found ??= []).push({
        at: `${at}/name`,
        message: `container \`${container}\` sets \`${name}\` again; only the last value counts`,
      });
    }
    return found;
  },
};
