import { kindNameOf, type KindName, type Resource } from '../../../model/resource.ts';
import { servedVersions } from '../../../schema/built-in.ts';
import type { ResourceCheck } from '../../check.ts';
import { isPlaceholder } from '../../placeholder.ts';
import { dnsLabelFault, dnsSubdomainFault, tooLong } from '../dns-name.ts';

type Rule = (name: string, minor: number) => string | undefined;

/** Kinds whose names are no DNS subdomains; `undefined` where the API server takes almost anything, or has a rule of its own. */
const rules: ReadonlyMap<KindName, Rule | undefined> = new Map<KindName, Rule | undefined>([
  ['Namespace', dnsLabelFault],
  ['StatefulSet.apps', dnsLabelFault],
  ['Service', serviceNameFault],
  ...['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map(
    (kind) => [`${kind}.rbac.authorization.k8s.io`, pathSegmentFault] as const,
  ),
  ['PodDisruptionBudget.policy', pathSegmentFault],
  ['Event', pathSegmentFault],
  ['Event.events.k8s.io', pathSegmentFault],
  ['Job.batch', noLongerThan(63)],
  ['CronJob.batch', noLongerThan(52)],
  ['APIService.apiregistration.k8s.io', undefined],
  ['Binding', undefined],
  ['CertificateSigningRequest.certificates.k8s.io', undefined],
  ['ClusterTrustBundle.certificates.k8s.io', undefined],
  ['ComponentStatus', undefined],
  ['IPAddress.networking.k8s.io', undefined],
]);

/** Groups whose objects are questions to the API server. */
const questions: readonly string[] = ['authentication.k8s.io', 'authorization.k8s.io'];

export const objectNameInvalid: ResourceCheck = {
  id: 'object-name-invalid',
  title: 'Name of the object breaks the naming rules',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, so a policy or role of this name protects nothing.',
  why: 'Most objects have names that could be host names: lower-case letters, digits, hyphens and dots. Services, namespaces and StatefulSets take no dots; roles and bindings take almost anything.',
  remedy: 'Use lower-case letters and digits with hyphens between them, such as `shop-web`.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names'],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: (resource, { minor }) => {
    const { name, kind, group, metadata } = resource;
    if (name === '' || plainName.test(name) || metadata === undefined) return undefined;
    if (isPlaceholder(name) || questions.includes(group)) return undefined;
    if (servedVersions(group, kind) === undefined) return undefined;
    const key = metadata.string('name') ? 'name' : 'generateName';
    const fault = faultOf(resource, key === 'name' ? name : completed(name), minor);
    if (fault === undefined) return undefined;
    return {
      at: metadata.pointer(key),
      message: `the API server refuses ${kind} \`${name}\`: the name ${fault}`,
    };
  },
};

/** Short enough and plain enough for any kind. */
const plainName = /^[a-z](?:[a-z0-9-]{0,50}[a-z0-9])?$/u;

function faultOf(resource: Resource, name: string, minor: number): string | undefined {
  const kindName = kindNameOf(resource);
  return rules.has(kindName) ? rules.get(kindName)?.(name, minor) : dnsSubdomainFault(name);
}

/** The API server appends letters to the stem of a name, so that a hyphen at its end is none at the end of the name. */
function completed(stem: string): string {
  return stem.endsWith('-') ? `${stem.slice(0, -1)}a` : stem;
}

/** From this minor on a Service may begin with a digit (KEP-5311). */
const relaxedServicesSince = 36;

function serviceNameFault(name: string, minor: number): string | undefined {
  const fault = dnsLabelFault(name);
  if (fault !== undefined || minor >= relaxedServicesSince) return fault;
  return /^\d/u.test(name) ? 'begins with a digit' : undefined;
}

/** What no part of a path may hold, as names are parts of paths in the API. */
function pathSegmentFault(name: string): string | undefined {
  if (name === '.' || name === '..') return 'is made of dots';
  if (name.includes('/')) return 'holds `/`';
  return name.includes('%') ? 'holds `%`' : undefined;
}

function noLongerThan(most: number): Rule {
  return (name) => dnsSubdomainFault(name) ?? (name.length > most ? tooLong(name, most) : undefined);
}
