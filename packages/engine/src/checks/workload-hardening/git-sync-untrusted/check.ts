import type { ContainerCheck } from '../../check.ts';

export const gitSyncUntrusted: ContainerCheck = {
  id: 'git-sync-untrusted',
  title: 'Variable makes git-sync run another program',
  severity: 'medium',
  gain: 'Whoever may write the variable runs a program of their choice with the rights of the pod.',
  why: '`GITSYNC_GIT` names the program that git-sync runs instead of git, so an edit that looks like configuration starts other code.',
  remedy: 'Remove the variable `GITSYNC_GIT`; git-sync then uses its own git.',
  references: [
    'https://github.com/kubernetes/git-sync',
    'https://www.akamai.com/blog/security-research/2024-august-kubernetes-gitsync-command-injection-defcon',
  ],
  aliases: ['checkov:CKV_K8S_159'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    if (container.env.length === 0) return undefined;
    return container.env
      .filter(({ name }) => name === 'GITSYNC_GIT')
      .map(({ at }) => ({
        at,
        message: `container \`${container.name}\` sets \`GITSYNC_GIT\`, the program that git-sync runs instead of git`,
      }));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the repositories need nothing but plain git: run git-sync once so and look at its log.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
