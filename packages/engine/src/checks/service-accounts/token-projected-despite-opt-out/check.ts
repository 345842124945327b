import type { PodCheck } from '../../check.ts';
import { projectedTokensOf } from '../projected-token.ts';

/** Strict: some do it on purpose, to give the token to one container only. */
export const tokenProjectedDespiteOptOut: PodCheck = {
  id: 'token-projected-despite-opt-out',
  title: 'Token is projected although automounting is off',
  severity: 'low',
  gain: 'Whoever breaks into the container can call the API server, although the pod seems to say otherwise.',
  why: '`automountServiceAccountToken: false` stops only the volume that the cluster adds. A volume that is written out brings the token all the same.',
  remedy:
    'Remove the projected token where the program does not call the API; otherwise mount it only into the container that does.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection',
  ],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.automountServiceAccountToken !== false) return undefined;
    const tokens = projectedTokensOf(pod);
    if (tokens.length === 0) return undefined;
    const mounted = new Set(pod.containers.flatMap(({ mounts }) => mounts.map(({ name }) => name)));
    return tokens
      .filter(({ audience, volume }) => audience === undefined && mounted.has(volume.name))
      .map(({ fields, volume }) => ({
        at: fields.at,
        message: `volume \`${volume.name}\` brings a token for the API server, although the pod says \`automountServiceAccountToken: false\``,
      }));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no container reads this token: run the pod once so and look for its path in the logs.',
    edits: ({ at }) => [{ op: 'remove', at: at.slice(0, at.lastIndexOf('/')) }],
  },
};
