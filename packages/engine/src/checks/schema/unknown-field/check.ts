import type { SchemaCheck } from '../../check.ts';
import { moveField } from '../moved-field.ts';
import { unknownFieldMessage } from '../schema-words.ts';
import { isSecurityField } from '../security-field.ts';

export const unknownField: SchemaCheck = {
  id: 'unknown-field',
  title: 'Field does not exist',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; what the manifest seems to say is not what runs.',
  why: 'The API server refuses the field in strict validation, and otherwise drops it, so that the setting has no effect. `kubectl apply` validates strictly, many controllers and deployment tools do not.',
  remedy: 'Correct the name or the indentation, or remove the field.',
  references: [
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    'https://kubernetes.io/docs/reference/kubernetes-api/',
    'KEP-2885: Server Side Unknown Field Validation',
  ],
  aliases: ['kube-linter:schema-validation', 'monokle:K8S004'],
  profile: 'default',
  impliedBy: ['dead-container-field-on-pod', 'dead-pod-field-on-container'],
  on: 'schema',
  evaluate: (fault, { resource, source }) =>
    fault.kind === 'unknown-field' && !isSecurityField(fault, resource)
      ? { at: fault.at, message: unknownFieldMessage(fault, source) }
      : undefined,
  fix: moveField,
};
