import type { PodCheck } from '../../check.ts';
import { projectedTokensOf } from '../projected-token.ts';

/** The kubelet renews a token after 24 hours at the latest, so a longer life helps nobody but a thief. */
const longestSeconds = 24 * 60 * 60;

export const projectedTokenLifetimeLong: PodCheck = {
  id: 'projected-token-lifetime-long',
  title: 'Projected token lives longer than a day',
  severity: 'medium',
  gain: 'Whoever copies the token has it for days after the pod has got a new one.',
  why: 'The kubelet renews the token after 24 hours at the latest, so a longer life serves only the copies of it.',
  remedy:
    'Remove `expirationSeconds`, whose default is 3600, and let the program read the file again before each use.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection',
    'KEP-1205: Bound Service Account Tokens',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) =>
    projectedTokensOf(pod).flatMap(({ fields, volume }) => {
      const seconds = fields.integer('expirationSeconds') ?? 0;
      if (seconds <= longestSeconds) return [];
      return {
        at: fields.pointer('expirationSeconds'),
        message: `the token in volume \`${volume.name}\` asks to live for ${seconds} seconds, longer than the 24 hours after which the kubelet renews it`,
      };
    }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program reads the file again before each use: let it run for two hours and look for `401` or `Unauthorized` in its log.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
