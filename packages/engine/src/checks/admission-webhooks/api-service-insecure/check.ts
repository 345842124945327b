import type { ResourceCheck } from '../../check.ts';
import { hasInjectedCaBundle } from '../../../model/ca-bundle.ts';
import type { Fields } from '../../../model/fields.ts';

export const apiServiceInsecure: ResourceCheck = {
  id: 'api-service-insecure',
  title: 'Aggregated API is called without certificate check',
  severity: 'medium',
  gain: 'Whoever gets between the API server and the service answers in its place and reads the requests, with the users in them.',
  why: 'The API server passes requests for this group on to a service, and with `insecureSkipTLSVerify` to anything that answers at its address.',
  remedy:
    'Remove `insecureSkipTLSVerify`, and write the certificate authority of the service under `caBundle` or have it injected.',
  references: [
    'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/',
    'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['APIService.apiregistration.k8s.io'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec?.boolean('insecureSkipTLSVerify') !== true) return undefined;
    return {
      at: spec.pointer('insecureSkipTLSVerify'),
      message: `the API server calls the service behind \`${name}\` without checking its certificate`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that `caBundle` is filled in: `kubectl get apiservice -o yaml` shows it; the API is out of reach without it.',
    // The API server refuses both in one object.
    isSafeFor: (_, { fields }) => hasBundle(fields),
    edits: ({ at }, resource) =>
      hasBundle(resource.fields) || hasInjectedCaBundle(resource) ? [{ op: 'remove', at }] : [],
  },
};

function hasBundle(fields: Fields): boolean {
  return (fields.map('spec')?.string('caBundle') ?? '') !== '';
}
