import type { Fields } from '../../../model/fields.ts';
import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { ingressKinds } from '../../exposure/ingress.ts';
import { isInternal } from '../../../model/load-balancer.ts';
import { keepInside } from '../../exposure/service-edits.ts';

export const agentToolServerExposed: ResourceCheck = {
  id: 'agent-tool-server-exposed',
  title: 'Tool server for agents is reachable from outside',
  severity: 'high',
  gain: 'Anybody who finds the address uses the tools: queries of databases, files, accounts, commands.',
  why: 'Servers of the Model Context Protocol offer what an agent may do, and many of them ask nobody who they are.',
  remedy:
    'Keep the server inside with `type: ClusterIP`, or let something that checks a login stand before it, such as `auth-url` on the Ingress.',
  references: [
    'https://modelcontextprotocol.io/specification/2025-06-18/basic/authorization',
    'https://modelcontextprotocol.io/specification/2025-06-18/basic/security_best_practices',
    'OWASP Top 10 for LLM Applications 2025: LLM06 Excessive Agency',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Service', ...ingressKinds],
  evaluate: (resource) => {
    const spec = resource.fields.map('spec');
    if (spec === undefined) return undefined;
    return resource.kind === 'Service' ? exposedService(resource, spec) : exposedPaths(resource, spec);
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that only agents inside the cluster call the tool server: its access log shows where requests come from.',
    edits: (_, resource) => (resource.kind === 'Service' ? keepInside(resource) : []),
  },
};

const word = /(?:^|[^a-z])mcp(?:$|[^a-z])/u;
const toolPath = /^\/(?:[^?#]*\/)?mcp(?:\/|$)/u;

function exposedService(resource: Resource, spec: Fields): Violation | undefined {
  const type = spec.string('type') ?? '';
  if (type !== 'LoadBalancer' && type !== 'NodePort') return undefined;
  if (!isToolServer(resource, spec)) return undefined;
  if (type === 'LoadBalancer') {
    const isLimited = spec.strings('loadBalancerSourceRanges').length > 0;
    if (isLimited || isInternal(spec, resource.metadata?.map('annotations'))) return undefined;
  }
  return {
    at: spec.pointer('type'),
    message: `tool server \`${resource.name}\` is reachable from outside of the cluster: its type is \`${type}\``,
  };
}

/** By the name of the service, or by the name or the protocol of a port. */
function isToolServer({ name }: Resource, spec: Fields): boolean {
  if (word.test(name)) return true;
  return spec
    .maps('ports')
    .some((port) => word.test(port.string('name') ?? '') || word.test(port.string('appProtocol') ?? ''));
}

/** Annotations by which a controller asks for a login, or for an address, before it lets a request through. */
const guards = /auth|oidc|jwt|middleware|whitelist|allowlist|plugins|policy/iu;

function exposedPaths(resource: Resource, spec: Fields): readonly Violation[] {
  const annotations = resource.metadata?.map('annotations');
  if (Object.keys(annotations?.object ?? {}).some((key) => guards.test(key))) return [];
  return spec.maps('rules').flatMap(
    (rule) =>
      rule
        .map('http')
        ?.maps('paths')
        .flatMap((path) => exposedPath(path, resource.name)) ?? [],
  );
}

function exposedPath(path: Fields, ingress: string): readonly Violation[] {
  const backend = path.map('backend');
  const service = backend?.map('service')?.string('name') ?? backend?.string('serviceName') ?? '';
  const written = path.string('path') ?? '/';
  if (!word.test(service) && !toolPath.test(written)) return [];
  return [
    {
      at: path.pointer('path'),
      message: `ingress \`${ingress}\` leads to tool server \`${service}\` by \`${written}\`, and no annotation asks for a login`,
    },
  ];
}
