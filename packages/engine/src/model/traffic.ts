import type { Fields } from './fields.ts';
import type { Resource } from './resource.ts';
import { selectorAt, type Selector } from './selector.ts';

/** What an Ingress claims from its controller; its backends are among the references. */
export interface Ingress {
  readonly className: string | undefined;
  /** The annotations by which several Ingresses share a host on purpose, and their values; empty where there are none. */
  readonly sharing: string;
  readonly paths: readonly IngressPath[];
}

export interface IngressPath {
  readonly at: string;
  /** Empty for every host. */
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
}

/** Which Services or pods a monitor of the Prometheus operator looks for. */
export interface Monitor {
  readonly selector: Selector | undefined;
  /** The namespaces it looks in; `any`, or its own where none is named. */
  readonly namespaces: 'any' | readonly string[];
}

const classAnnotation = 'kubernetes.io/ingress.class';

/** The spec of an Ingress of any version. */
export function ingressOf({ fields, metadata }: Resource): Ingress {
  const spec = fields.map('spec');
  const annotations = metadata?.map('annotations');
  return {
    className: spec?.string('ingressClassName') ?? annotations?.string(classAnnotation),
    sharing: annotations === undefined ? '' : sharingIn(annotations),
    paths: spec?.maps('rules').flatMap(readPaths) ?? [],
  };
}

/** Canaries, entry points, listeners, and the masters and minions of one host. */
const sharingAnnotations: readonly string[] = [
  'nginx.ingress.kubernetes.io/canary',
  'nginx.org/mergeable-ingress-type',
  'alb.ingress.kubernetes.io/group.name',
  'alb.ingress.kubernetes.io/listen-ports',
  'traefik.ingress.kubernetes.io/router.entrypoints',
];

function sharingIn(annotations: Fields): string {
  let found = '';
  for (const key of sharingAnnotations) {
    if (annotations.has(key)) found += `${key}=${annotations.string(key) ?? ''}\n`;
  }
  return found;
}

function readPaths(rule: Fields): readonly IngressPath[] {
  const host = rule.string('host') ?? '';
  const paths = rule.map('http')?.maps('paths') ?? [];
  return paths.map((path) => ({
    at: path.at,
    host,
    path: path.string('path') || '/',
    pathType: path.string('pathType') ?? 'ImplementationSpecific',
  }));
}

/** The spec of a ServiceMonitor or PodMonitor. */
export function monitorOf({ fields }: Resource): Monitor {
  const spec = fields.map('spec');
  const namespaces = spec?.map('namespaceSelector');
  return {
    selector: selectorAt(spec, 'selector'),
    namespaces: namespaces?.boolean('any') === true ? 'any' : (namespaces?.strings('matchNames') ?? []),
  };
}
