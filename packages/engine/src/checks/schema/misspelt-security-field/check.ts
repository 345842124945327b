import type { SchemaCheck } from '../../check.ts';
import { moveSecurityField } from '../moved-field.ts';
import { unknownFieldMessage } from '../schema-words.ts';
import { isSecurityField } from '../security-field.ts';

export const misspeltSecurityField: SchemaCheck = {
  id: 'misspelt-security-field',
  title: 'Security setting stands under no known name',
  severity: 'high',
  gain: 'The protection that reviewers read in the manifest is not there, so a break-in goes on unhindered.',
  why: 'The API server knows no field of this name at this place: it drops the setting, or refuses the manifest in strict validation. A dropped restriction leaves the default, which is the open one.',
  remedy:
    'Correct the name or the place, and look whether the workload still starts now that the setting holds.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  aliases: ['kube-linter:schema-validation', 'monokle:K8S004'],
  profile: 'default',
  impliedBy: ['dead-container-field-on-pod', 'dead-pod-field-on-container'],
  on: 'schema',
  evaluate: (fault, { resource, source }) =>
    fault.kind === 'unknown-field' && isSecurityField(fault, resource)
      ? { at: fault.at, message: unknownFieldMessage(fault, source) }
      : undefined,
  fix: moveSecurityField,
};
