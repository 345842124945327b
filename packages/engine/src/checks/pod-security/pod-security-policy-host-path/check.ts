import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Edit } from '../../check.ts';
import { podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

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
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('mounts a path of the node'),
    edits: (_, { fields }) => narrowed(fields.map('spec')),
  },
};

function reason(volume: string | undefined, root: Fields | undefined): string {
  return root === undefined
    ? `\`volumes\` names \`${volume}\`, and \`allowedHostPaths\` is not set`
    : '`allowedHostPaths` names `/`, and not for reading only';
}

/** What level restricted leaves of the volumes. */
const harmless: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** The root for reading only; without a list of paths, no volume of the node. */
function narrowed(spec: Fields | undefined): readonly Edit[] {
  if (spec === undefined) return [];
  const paths = spec.maps('allowedHostPaths');
  if (paths.length > 0) {
    return paths
      .filter((path) => path.string('pathPrefix') === '/')
      .map((path) => ({ op: 'set', at: path.pointer('readOnly'), value: true }));
  }
  const volumes = spec.strings('volumes');
  const at = spec.pointer('volumes');
  if (volumes.includes('*')) return [{ op: 'set', at, value: [...harmless] }];
  return volumes.flatMap((volume, index) =>
    volume === 'hostPath' ? [{ op: 'remove', at: `${at}/${index}` } as const] : [],
  );
}
