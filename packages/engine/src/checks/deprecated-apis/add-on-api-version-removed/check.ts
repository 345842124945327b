import { addOnLifecycleOf } from '../../../model/api-lifecycle.ts';
import type { ResourceCheck } from '../../check.ts';
import { insteadOf } from '../replacement.ts';

export const addOnApiVersionRemoved: ResourceCheck = {
  id: 'add-on-api-version-removed',
  title: 'API version of an add-on is gone',
  severity: 'medium',
  gain: 'A mesh policy, an issuer or a snapshot rule in this manifest does nothing, because its controller no longer reads it.',
  why: 'Releases of the add-on that are still maintained do not serve this version; some of them ignore such objects in silence.',
  remedy:
    'Rewrite the manifest for the version that the message names, and check with the release of the add-on that you run.',
  references: [
    'https://cert-manager.io/docs/releases/upgrading/remove-deprecated-apis/',
    'https://kubernetes.io/docs/concepts/storage/volume-snapshots/',
    'https://istio.io/latest/docs/releases/supported-releases/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: (resource) => {
    const lifecycle = addOnLifecycleOf(resource);
    if (lifecycle === undefined) return undefined;
    return {
      at: resource.fields.pointer('apiVersion'),
      message: `\`${resource.apiVersion}\` ${resource.kind} has been gone since ${lifecycle.addOn} ${lifecycle.removed}; ${insteadOf(lifecycle.replacement)}`,
    };
  },
  fix: {
    safety: 'safe',
    // Of the others the fields have changed too.
    reveals: 'all',
    edits: ({ at }, { group, version }) =>
      group === snapshots && version === 'v1beta1' ? [{ op: 'set', at, value: `${snapshots}/v1` }] : [],
  },
};

const snapshots = 'snapshot.storage.k8s.io';
