import type { SlimResource } from '../../../snapshot/slim.ts';
import { namesOthers } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, within, type ReferenceRules } from '../../referred.ts';

const pullTypes: ReadonlySet<string> = new Set(['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']);

export const pullSecretMissing: SnapshotCheck = {
  id: 'pull-secret-missing',
  title: 'Pull secret that is named is missing',
  severity: 'low',
  gain: 'An attacker gains nothing directly; a pod that cannot pull its image is one restart away from an outage.',
  why: 'The kubelet leaves out a pull secret that does not exist or has another type, and pulls from the registry as a stranger.',
  remedy:
    'Create a Secret of type `kubernetes.io/dockerconfigjson` in the same namespace, or remove the name.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    'https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets',
  ],
  aliases: ['monokle:LNK001'],
  profile: 'strict',
  on: 'snapshot',
  kinds: [],
  concerns: namesOthers,
  evaluate: (resource, snapshot, target) => judgeReferences(resource, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'pull-secret',
  missing: ({ name, namespace }, from) =>
    `${from.kind} \`${from.name}\` pulls images with Secret \`${name}\`, and there is none of that name${within(namespace)}`,
  found: ({ name }, secret) => wrongType(name, secret),
};

function wrongType(name: string, { details }: SlimResource): string | undefined {
  if (details?.of !== 'data' || pullTypes.has(details.type)) return undefined;
  const type = details.type === '' ? 'Opaque' : details.type;
  return `Secret \`${name}\` cannot pull images: its type is \`${type}\`, not \`kubernetes.io/dockerconfigjson\``;
}
