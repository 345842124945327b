import type { Reference } from '../../../model/reference.ts';
import type { SlimResource } from '../../../snapshot/slim.ts';
import { namesOthers } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, nameOf, within, type ReferenceRules } from '../../referred.ts';

export const configOrSecretMissing: SnapshotCheck = {
  id: 'config-or-secret-missing',
  title: 'ConfigMap or Secret that is named is missing',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the danger is a credential that is then written into the manifest to make the workload start.',
  why: 'A container waits until the ConfigMap or Secret, and each key that is asked for, exists; a host without its Secret is served with another certificate.',
  remedy: 'Correct the name or the key, or say `optional: true` where the program does without it.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist',
    'https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods',
  ],
  aliases: ['kube-linter:env-value-from', 'monokle:LNK001'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: namesOthers,
  evaluate: (resource, snapshot, target) => judgeReferences(resource, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ kindName, use }) => (kindName === 'ConfigMap' || kindName === 'Secret') && use === 'other',
  missing: (reference, from) =>
    `${whoOf(from, reference)} needs ${nameOf(reference)}, and there is none of that name${within(reference.namespace)}`,
  found: (reference, holder, from) => keyMissing(from, reference, holder),
};

function whoOf({ kind, name }: SlimResource, { container }: Reference): string {
  return container === undefined ? `${kind} \`${name}\`` : `container \`${container}\``;
}

/** What is empty in the manifests is filled by somebody else, such as a controller that injects certificates. */
function keyMissing(
  resource: SlimResource,
  reference: Reference,
  { details }: SlimResource,
): string | undefined {
  const { key } = reference;
  if (key === undefined || details?.of !== 'data' || details.keys.length === 0) return undefined;
  if (details.type === 'kubernetes.io/service-account-token' || details.keys.includes(key)) return undefined;
  return `${whoOf(resource, reference)} needs the key \`${key}\` of ${nameOf(reference)}, which has ${listed(details.keys)}`;
}

/** How many keys a message names before it only counts. */
const namedAtMost = 5;

function listed(keys: readonly string[]): string {
  const named = keys.slice(0, namedAtMost).map((key) => `\`${key}\``);
  const more = keys.length - named.length;
  return more === 0 ? `only ${named.join(', ')}` : `${named.join(', ')} and ${more} others`;
}
