import { fitValue } from '../fitting-value.ts';
import type { SchemaCheck, Violation } from '../../check.ts';
import { authority, fieldAt } from '../schema-words.ts';
import type { SchemaSource, WrongType, WrongValue } from '../../../schema/fault.ts';

export const invalidFieldValue: SchemaCheck = {
  id: 'invalid-field-value',
  title: 'Field has a value of a wrong kind',
  severity: 'medium',
  gain: 'A policy, role or limit in this manifest protects nothing, because the cluster never takes it.',
  why: 'The API server cannot read the value, or does not allow it, and refuses the whole object. What the field was to say is not judged by the other checks.',
  remedy:
    'Write a value of the type and range that the message names; text that looks like a number or a boolean needs quotes.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  aliases: ['kube-linter:schema-validation', 'monokle:K8S001'],
  profile: 'default',
  impliedBy: ['restart-policy-invalid', 'topology-spread-ineffective', 'webhook-ca-bundle-bad'],
  on: 'schema',
  evaluate: (fault, { source }) => {
    switch (fault.kind) {
      case 'wrong-type':
        return ofType(fault, source);
      case 'wrong-value':
        return ofValue(fault, source);
      default:
        return undefined;
    }
  },
  fix: fitValue,
};

function ofType(fault: WrongType, source: SchemaSource): Violation {
  const { at, expected, found } = fault;
  const isUnquoted = expected === 'a string' && (found === 'a boolean' || found.startsWith('a number'));
  const isQuoted = found === 'a string' && (expected === 'a boolean' || expected.endsWith('number'));
  const advice = isUnquoted ? '; put it in quotes' : isQuoted ? '; write it without quotes' : '';
  return {
    at,
    message: `\`${fieldAt(fault)}\` is ${found} where ${authority(source)} takes ${expected}${advice}`,
  };
}

function ofValue(fault: WrongValue, source: SchemaSource): Violation {
  const { at, value, expected } = fault;
  if (value === '')
    return { at, message: `\`${fieldAt(fault)}\` does not fit: ${authority(source)} takes ${expected}` };
  return {
    at,
    message: `\`${fieldAt(fault)}\` is \`${value}\` where ${authority(source)} takes ${expected}`,
  };
}
