import type { SchemaCheck } from '../../check.ts';
import { authority, placeOf } from '../schema-words.ts';

export const missingRequiredField: SchemaCheck = {
  id: 'missing-required-field',
  title: 'Required field is missing',
  severity: 'medium',
  gain: 'A policy, role or limit in this manifest protects nothing, because the cluster never takes it.',
  why: 'The API server refuses an object without the field, so the manifest cannot be applied, and a deployment may stop half-way.',
  remedy: 'Write the field; the API reference says what it holds.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
  ],
  aliases: ['kube-linter:schema-validation', 'monokle:K8S001'],
  profile: 'default',
  impliedBy: [
    'image-reference-invalid',
    'policy-binding-not-denying',
    'port-number-invalid',
    'topology-spread-ineffective',
  ],
  on: 'schema',
  evaluate: (fault, { source }) => {
    if (fault.kind !== 'missing-field') return undefined;
    const { at, field, isEmpty } = fault;
    return {
      at,
      message: `${authority(source)} requires \`${field}\` ${placeOf(fault)}, which is ${isEmpty ? 'empty' : 'missing'}`,
    };
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, resource) => {
      // Only of a selector can be told what it is to be.
      if (resource.group !== 'apps' || at !== `${resource.at}/spec/selector`) return [];
      const labels = resource.fields.map('spec')?.map('template')?.map('metadata')?.stringMap('labels');
      if (labels === undefined || labels.size === 0) return [];
      return [{ op: 'set', at, value: { matchLabels: Object.fromEntries(labels) } }];
    },
  },
};
