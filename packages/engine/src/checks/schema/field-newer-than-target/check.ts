import type { SchemaCheck } from '../../check.ts';
import { authority } from '../schema-words.ts';

export const fieldNewerThanTarget: SchemaCheck = {
  id: 'field-newer-than-target',
  title: 'Field does not exist yet in the target',
  severity: 'medium',
  gain: 'A protection that a later release has is not there in this one.',
  why: 'The field came with a later release of Kubernetes. The target drops it, or refuses the manifest in strict validation.',
  remedy:
    'Raise the target version with `--kubernetes-version` if the cluster is newer, or leave the field out until it is.',
  references: [
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    'https://kubernetes.io/releases/version-skew-policy/',
  ],
  aliases: ['kube-linter:schema-validation', 'monokle:K8S004'],
  profile: 'default',
  on: 'schema',
  evaluate: (fault, { source }) =>
    fault.kind === 'newer-field'
      ? {
          at: fault.at,
          message: `${authority(source)} has no field \`${fault.field}\` in ${fault.owner} yet; it came with 1.${fault.minor}`,
        }
      : undefined,
  // Whatever is said of it not being set holds already: the API server drops it.
  fix: { safety: 'safe', reveals: 'all', edits: ({ at }) => [{ op: 'remove', at }] },
};
