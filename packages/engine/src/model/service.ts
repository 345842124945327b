import type { Fields } from './fields.ts';
import { isInternal } from './load-balancer.ts';
import type { Resource } from './resource.ts';
import { plainSelectorAt, type Selector } from './selector.ts';

/** What a Service offers, and whose pods answer. */
export interface Service {
  /** `ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName` or whatever was written. */
  readonly type: string;
  /** `undefined` where somebody else keeps the endpoints. */
  readonly selector: Selector | undefined;
  readonly ports: readonly ServicePort[];
  /** True for a load balancer that has no public address. */
  readonly isInternal: boolean;
  /** True for `clusterIP: None`: its name leads to the pods themselves. */
  readonly isHeadless: boolean;
}

export interface ServicePort {
  readonly name: string | undefined;
  readonly port: number | undefined;
  /** The number, or the name of a container's port; as `port` where none is written. */
  readonly targetPort: number | string | undefined;
  /** Pointer of a target port that is a name. */
  readonly targetAt: string | undefined;
  readonly protocol: string;
}

/** The spec of a Service. */
export function serviceOf({ fields, metadata }: Resource): Service {
  const spec = fields.map('spec');
  const type = spec?.string('type') ?? 'ClusterIP';
  return {
    type,
    selector: plainSelectorAt(spec, 'selector'),
    ports: spec?.maps('ports').map(readPort) ?? [],
    isInternal:
      type === 'LoadBalancer' && spec !== undefined && isInternal(spec, metadata?.map('annotations')),
    isHeadless: spec?.string('clusterIP') === 'None',
  };
}

function readPort(fields: Fields): ServicePort {
  const port = fields.integer('port');
  const targetPort = fields.integerOrString('targetPort') || port;
  return {
    name: fields.string('name'),
    port,
    targetPort,
    targetAt: typeof targetPort === 'string' ? fields.pointer('targetPort') : undefined,
    protocol: fields.string('protocol') ?? 'TCP',
  };
}
