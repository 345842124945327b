import type { Pod } from '../../../model/pod.ts';
import type { EnvVar } from '../../../model/container.ts';
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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify what the variables between the two make of the first value: `$(NAME)` is replaced by the one that stands before.',
    isSafeFor: ({ at }, pod) => !isReadBetween(at, pod),
    edits: ({ at }, pod) => {
      const before = earlierOf(at, pod)?.before;
      return before === undefined ? [] : [{ op: 'remove', at: before.at }];
    },
  },
};

interface Repeated {
  /** The entry of the same name that comes last before this one, and so is replaced by it. */
  readonly before: EnvVar;
  /** The entries behind that one, up to this one. */
  readonly readers: readonly EnvVar[];
}

function earlierOf(at: string, pod: Pod): Repeated | undefined {
  const env = pod.containers.find((container) => at.startsWith(`${container.at}/`))?.env ?? [];
  const index = env.findIndex((one) => at === `${one.at}/name`);
  const earlier = env.slice(0, index).findLastIndex(({ name }) => name === env[index]?.name);
  const before = env[earlier];
  return before && { before, readers: env.slice(earlier + 1, index + 1) };
}

function isReadBetween(at: string, pod: Pod): boolean {
  const found = earlierOf(at, pod);
  return found?.readers.some(({ value }) => value?.includes(`$(${found.before.name})`)) === true;
}
