import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, within, type ReferenceRules } from '../../referred.ts';
import { portMissing } from '../service-backend.ts';

const group = 'gateway.networking.k8s.io';

export const gatewayBackendMissing: SnapshotCheck = {
  id: 'gateway-backend-missing',
  title: 'Route sends traffic to a missing Service',
  severity: 'low',
  gain: 'Whoever may create a Service of that name in the namespace answers for the hosts of the route.',
  why: 'A backend that does not exist makes the gateway answer with an error, for the share of the requests that the backend would get.',
  remedy: 'Write the name and a port of an existing Service, or remove the backend.',
  references: [
    'https://gateway-api.sigs.k8s.io/reference/spec/#backendref',
    'https://kubernetes.io/docs/concepts/services-networking/gateway/#api-kind-httproute',
  ],
  aliases: ['kubescape:C-0302'],
  profile: 'default',
  on: 'snapshot',
  kinds: ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map((kind) => `${kind}.${group}`),
  evaluate: (route, snapshot, target) => judgeReferences(route, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use, kindName }) => use === 'backend' && kindName === 'Service',
  missing: ({ name, namespace }, from) =>
    `${from.kind} \`${from.name}\` sends traffic to Service \`${name}\`, and there is none of that name${within(namespace)}`,
  found: portMissing,
};
