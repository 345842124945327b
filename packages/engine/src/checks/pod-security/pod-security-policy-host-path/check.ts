import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';
import { podSecurityPolicyKinds } from '../pod-security-policy.ts';

export const podSecurityPolicyHostPath: ResourceCheck = {
  id: 'pod-security-policy-host-path',
  title: 'Pod security policy admits any host path',
  severity: 'low',
  gain: 'Whoever may use the policy mounts the file system of the node and takes the node over.',
  why: 'A policy that allows `hostPath` volumes and does not say which paths allows all of them. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Remove `hostPath` and `*` from `volumes`, or name paths under `allowedHostPaths` with `readOnly: true`. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-policy/'],
  aliases: ['kics:de4421f1-4e35-43b4-9783-737dd4e4a47e'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    const volumes = spec?.strings('volumes') ?? [];
    const entry = volumes.findIndex((volume) => volume === 'hostPath' || volume === '*');
    if (spec === undefined || entry < 0) return undefined;
    const paths = spec.maps('allowedHostPaths');
    const root = paths.find((path) => path.string('pathPrefix') === '/' && path.boolean('readOnly') !== true);
    if (paths.length > 0 && root === undefined) return undefined;
    return {
      at: root?.pointer('pathPrefix') ?? `${spec.pointer('volumes')}/${entry}`,
      message: `policy \`${name}\` lets pods mount any path of the node: ${reason(volumes[entry], root)}`,
    };
  },
};

function reason(volume: string | undefined, root: Fields | undefined): string {
  return root === undefined
    ? `\`volumes\` names \`${volume}\`, and \`allowedHostPaths\` is not set`
    : '`allowedHostPaths` names `/`, and not for reading only';
}
