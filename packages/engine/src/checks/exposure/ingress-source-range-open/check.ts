import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';
import { ingressKinds, nginxPrefix } from '../ingress.ts';
import { everyAddressIn } from '../whole-internet.ts';

/** Annotations that list who may come, of the controllers that have one. */
const allowLists: readonly string[] = [
  `${nginxPrefix}whitelist-source-range`,
  `${nginxPrefix}allowlist-source-range`,
  'haproxy.org/allow-list',
  'haproxy.org/whitelist',
  'haproxy-ingress.github.io/allowlist-source-range',
  'haproxy-ingress.github.io/whitelist-source-range',
  'alb.ingress.kubernetes.io/inbound-cidrs',
];

export const ingressSourceRangeOpen: ResourceCheck = {
  id: 'ingress-source-range-open',
  title: 'Allow list lets the whole internet in',
  severity: 'medium',
  gain: 'Anyone reaches hosts that a reader of the manifest takes for restricted.',
  why: 'A range with prefix length 0 holds every address, as do two halves together, so the other entries of the list restrict nothing.',
  remedy:
    'Remove the entries that the message names and list the networks that are meant, or remove the annotation.',
  references: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#whitelist-source-range',
  ],
  aliases: ['kics:3a7d4239-f768-438f-a30b-23a26f885966'],
  profile: 'default',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: ({ metadata, name }) => {
    const annotations = metadata?.map('annotations');
    if (annotations === undefined) return undefined;
    for (const key of allowLists) {
      if (!annotations.has(key)) continue;
      const open = everyAddressIn(annotations.string(key)?.split(',') ?? []);
      if (open === undefined) continue;
      return {
        at: annotations.pointer(key),
        message: `the allow list of ingress \`${name}\` holds every address: ${open.map((range) => `\`${range}\``).join(', ')}`,
      };
    }
    return undefined;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that every client comes from the networks that are left: the access log of the controller shows the others.',
    isSafeFor: ({ at }, { metadata }) =>
      otherRanges(metadata?.map('annotations'), at).length === 0 && !at.includes('alb.'),
    edits: ({ at }, { metadata }) => {
      const rest = otherRanges(metadata?.map('annotations'), at);
      return rest.length > 0 ? [{ op: 'set', at, value: rest.join(',') }] : [{ op: 'remove', at }];
    },
  },
};

/** The ranges of the annotation at a pointer but for those by which the list holds every address. */
function otherRanges(annotations: Fields | undefined, at: string): readonly string[] {
  const key = allowLists.find((one) => annotations?.pointer(one) === at) ?? '';
  let ranges = (annotations?.string(key)?.split(',') ?? []).map((range) => range.trim());
  for (let open = everyAddressIn(ranges); open !== undefined; open = everyAddressIn(ranges)) {
    const without = new Set(open);
    ranges = ranges.filter((range) => !without.has(range));
  }
  return ranges.filter((range) => range !== '');
}
