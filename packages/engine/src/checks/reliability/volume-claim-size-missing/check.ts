import type { Fields } from '../../../model/fields.ts';
import { parseQuantity } from '../../../model/quantity.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

export const volumeClaimSizeMissing: ResourceCheck = {
  id: 'volume-claim-size-missing',
  title: 'Claim asks for no storage size',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the claim, so the pod never starts.',
  why: 'A claim without a size above zero is refused, and a StatefulSet that makes such claims never gets a pod.',
  remedy: 'Set `spec.resources.requests.storage`, for example to `10Gi`.',
  references: [
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates',
  ],
  aliases: ['kubesec:VolumeClaimRequestsStorage', 'kics:8cf4671a-cf3d-46fc-8389-21e7405063a2'],
  profile: 'default',
  on: 'resource',
  kinds: ['StatefulSet.apps', 'PersistentVolumeClaim'],
  evaluate: ({ fields, kind, name }) => {
    if (kind === 'PersistentVolumeClaim') return hasSize(fields) ? undefined : missing(fields, name);
    let found: Violation[] | undefined;
    for (const template of fields.map('spec')?.maps('volumeClaimTemplates') ?? []) {
      if (hasSize(template)) continue;
      (found ??= []).push(missing(template, template.map('metadata')?.string('name') ?? ''));
    }
    return found;
  },
  fix: {
    safety: 'safe',
    needs: ['requests.storage'],
    edits: ({ at }, _resource, values) => {
      const value = values['requests.storage'];
      return value === undefined ? [] : [{ op: 'set', at, value }];
    },
  },
};

function hasSize(claim: Fields): boolean {
  const size = requestOf(claim)?.quantity('storage');
  // A size that is no quantity is a fault of its own.
  return size === undefined ? requestOf(claim)?.has('storage') === true : (parseQuantity(size) ?? 0) > 0;
}

function requestOf(claim: Fields): Fields | undefined {
  return claim.map('spec')?.map('resources')?.map('requests');
}

function missing(claim: Fields, name: string): Violation {
  const size = requestOf(claim)?.quantity('storage');
  const written = size === undefined ? 'not set' : `\`${size}\``;
  return {
    at: `${claim.pointer('spec')}/resources/requests/storage`,
    message: `claim \`${name}\` does not say how much storage it needs: \`requests.storage\` is ${written}`,
  };
}
