import type { SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { ingressKinds } from './ingress.ts';

/** What lets people outside the cluster reach a workload. */
export interface Exposure {
  readonly service: SlimResource;
  /** The Ingress or route in front of the Service; `undefined` where its own type opens it. */
  readonly front: SlimResource | undefined;
}

const known = new WeakMap<Snapshot, ReadonlyMap<SlimResource, Exposure>>();

/** The workloads that can be reached from outside the cluster, each with the first way that was found. */
export function exposedWorkloads(snapshot: Snapshot): ReadonlyMap<SlimResource, Exposure> {
  const made = known.get(snapshot);
  if (made !== undefined) return made;
  const exposed = new Map<SlimResource, Exposure>();
  const expose = (service: SlimResource, front: SlimResource | undefined): void => {
    if (service.details?.of !== 'service') return;
    for (const workload of snapshot.podsSelectedBy(service.details.selector, service.namespace)) {
      if (!exposed.has(workload)) exposed.set(workload, { service, front });
    }
  };
  for (const service of snapshot.ofKind('Service')) if (isOpen(service)) expose(service, undefined);
  for (const front of [...ingressKinds, ...routeKinds].flatMap((kindName) => snapshot.ofKind(kindName))) {
    for (const { use, kindName, namespace, name } of front.references) {
      const service = use === 'backend' ? snapshot.find(kindName, namespace, name) : undefined;
      if (service !== undefined) expose(service, front);
    }
  }
  known.set(snapshot, exposed);
  return exposed;
}

const routeKinds: readonly string[] = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
  (kind) => `${kind}.gateway.networking.k8s.io`,
);

function isOpen({ details }: SlimResource): boolean {
  if (details?.of !== 'service') return false;
  return details.type === 'NodePort' || (details.type === 'LoadBalancer' && !details.isInternal);
}
