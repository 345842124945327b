import type { Reference } from '../../../model/reference.ts';
import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck, Target } from '../../check.ts';
import { judgeReferences, within } from '../../referred.ts';
import { webhookKinds } from '../webhooks.ts';

export const webhookBackendMissing: SnapshotCheck = {
  id: 'webhook-backend-missing',
  title: 'Nothing answers where the API server calls',
  severity: 'medium',
  gain: 'Where failures are ignored, nothing is checked; and whoever creates the Service is asked in its place.',
  why: 'The Service, its port or its pods do not exist, so each call fails: with `failurePolicy: Fail` the cluster refuses changes, with `Ignore` it lets everything through.',
  remedy:
    'Correct name, namespace and port of the Service and the labels that it selects, or remove the registration.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: [
    ...webhookKinds,
    'APIService.apiregistration.k8s.io',
    'CustomResourceDefinition.apiextensions.k8s.io',
  ],
  evaluate: (resource, snapshot, target) =>
    judgeReferences(resource, snapshot, target, {
      isMeant: ({ use }) => use === 'webhook',
      missing: ({ name, namespace }) =>
        `the API server calls Service \`${name}\`, and there is none of that name${within(namespace)}`,
      found: (reference, service) => unanswered(reference, service, snapshot, target),
    }),
};

function unanswered(
  { name, namespace, port }: Reference,
  { details }: SlimResource,
  snapshot: Snapshot,
  { parameters }: Target,
): string | undefined {
  if (details?.of !== 'service' || details.type === 'ExternalName') return undefined;
  if (port !== undefined && !details.ports.some((one) => one.port === port)) {
    return `the API server calls port ${port} of Service \`${name}\`, which does not have it`;
  }
  const { selector } = details;
  if (selector === undefined || snapshot.podsSelectedBy(selector, namespace).length > 0) return undefined;
  // What the Service selects elsewhere is said of the Service.
  if (absenceDoubt({ kindName: 'Pod', namespace, name: '' }, snapshot, parameters) !== undefined)
    return undefined;
  return `the API server calls Service \`${name}\`, which selects no pod${within(namespace)}`;
}
