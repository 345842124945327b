import type { PodCheck } from '../../check.ts';
import { projectedTokensOf } from '../projected-token.ts';

export const projectedTokenAudienceMissing: PodCheck = {
  id: 'projected-token-audience-missing',
  title: 'Projected token names no audience',
  severity: 'medium',
  gain: 'Whoever is shown the token can use it against the API server as the service account.',
  why: 'A token without an audience is made for the API server. A service that only wants to know who calls gets the rights of the caller with it.',
  remedy: 'Set `audience` to the service that reads the token.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection',
    'KEP-1205: Bound Service Account Tokens',
  ],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) =>
    projectedTokensOf(pod)
      .filter(({ audience, isForApiServer }) => audience === undefined && !isForApiServer)
      .map(({ fields, volume }) => ({
        at: fields.pointer('audience'),
        message: `the token in volume \`${volume.name}\` is good for the API server: \`audience\` is not set`,
      })),
};
