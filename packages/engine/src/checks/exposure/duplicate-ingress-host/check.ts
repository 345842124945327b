import type { IngressPath } from '../../../model/traffic.ts';
import type { SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck } from '../../check.ts';
import { ingressKinds } from '../ingress.ts';

/** Controllers that give each Ingress a load balancer of its own, so that hosts do not meet. */
const separateClasses: ReadonlySet<string> = new Set(['alb', 'gce', 'gce-internal', 'openshift-default']);

export const duplicateIngressHost: SnapshotCheck = {
  id: 'duplicate-ingress-host',
  title: 'Two Ingresses claim one host and path',
  severity: 'medium',
  gain: 'Whoever may create an Ingress in one namespace takes over the traffic, the cookies and the passwords of a host of another.',
  why: 'Controllers keep the older Ingress or mix both, so who answers depends on the order in which they were created.',
  remedy: 'Keep the path in one Ingress, or give each its own host or path.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
    'https://kubernetes.github.io/ingress-nginx/how-it-works/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ingressKinds,
  evaluate: (ingress, snapshot) => {
    const { details } = ingress;
    if (details?.of !== 'ingress' || details.paths.length === 0) return undefined;
    return details.paths.flatMap((path) => {
      const key = claimOf(path, ingress);
      const first = key === undefined ? undefined : firstClaims(snapshot).get(key);
      if (first === undefined || isSame(first, ingress)) return [];
      return {
        at: path.at,
        message: `Ingress \`${ingress.name}\` claims \`${path.host}${path.path}\`, which ${placeText(first)} claims already`,
        evidence: [{ text: `the other claim is in ${first.uri}` }],
      };
    });
  },
};

function placeText({ name, namespace }: SlimResource): string {
  return namespace === undefined
    ? `Ingress \`${name}\``
    : `Ingress \`${name}\` of namespace \`${namespace}\``;
}

/** The same object may stand in the overlays of several environments. */
function isSame(one: SlimResource, other: SlimResource): boolean {
  return one.name === other.name && one.namespace === other.namespace;
}

const known = new WeakMap<Snapshot, ReadonlyMap<string, SlimResource>>();

/** The first Ingress, in the order of the snapshot, that claims a host and path. */
function firstClaims(snapshot: Snapshot): ReadonlyMap<string, SlimResource> {
  const made = known.get(snapshot);
  if (made !== undefined) return made;
  const first = new Map<string, SlimResource>();
  for (const ingress of ingressKinds.flatMap((kindName) => snapshot.ofKind(kindName))) {
    for (const path of ingress.details?.of === 'ingress' ? ingress.details.paths : []) {
      const key = claimOf(path, ingress);
      if (key !== undefined && !first.has(key)) first.set(key, ingress);
    }
  }
  known.set(snapshot, first);
  return first;
}

/** What only one Ingress may claim; `undefined` for every host, and where hosts are shared on purpose. */
function claimOf({ host, path, pathType }: IngressPath, { details }: SlimResource): string | undefined {
  if (host === '' || details?.of !== 'ingress' || isShared(details.sharing)) return undefined;
  const { className = '', sharing } = details;
  return separateClasses.has(className) ? undefined : [className, sharing, host, pathType, path].join('\n');
}

/** Canaries and minions stand beside the Ingress that they belong to. */
function isShared(sharing: string): boolean {
  return sharing.includes('/canary=true') || sharing.includes('mergeable-ingress-type');
}
