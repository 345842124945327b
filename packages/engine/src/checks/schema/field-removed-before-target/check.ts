import type { SchemaCheck } from '../../check.ts';
import { authority } from '../schema-words.ts';

export const fieldRemovedBeforeTarget: SchemaCheck = {
  id: 'field-removed-before-target',
  title: 'Field is gone from the target version',
  severity: 'medium',
  gain: 'A protection that an earlier release had is not there any more.',
  why: 'An earlier release of Kubernetes had the field. The target drops it, or refuses the manifest in strict validation.',
  remedy: 'Remove the field, and look in the release notes for what took its place.',
  references: [
    'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  aliases: ['kube-linter:schema-validation', 'monokle:K8S004'],
  profile: 'default',
  on: 'schema',
  evaluate: (fault, { source }) =>
    fault.kind === 'removed-field'
      ? {
          at: fault.at,
          message: `${authority(source)} has no field \`${fault.field}\` in ${fault.owner} any more; the last release with it was 1.${fault.minor}`,
        }
      : undefined,
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'remove', at }] },
};
