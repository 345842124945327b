import { ingressKinds } from '../../exposure/ingress.ts';
import { judgeReferences, within, type ReferenceRules } from '../../referred.ts';
import type { SnapshotCheck } from '../../check.ts';
import { portMissing } from '../service-backend.ts';

/** How the AWS load balancer controller is told that an annotation says what answers; no Service is meant. */
const annotationPort = 'use-annotation';

export const ingressBackendMissing: SnapshotCheck = {
  id: 'ingress-backend-missing',
  title: 'Ingress sends traffic to a missing Service',
  severity: 'low',
  gain: 'Whoever may create a Service of that name in the namespace answers for the host, with its certificate.',
  why: 'The path leads to a Service or a port that does not exist, so callers get an error until somebody creates it.',
  remedy: 'Write the name and a port of a Service in the same namespace, or remove the path.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressBackend',
  ],
  aliases: [
    'kube-linter:dangling-ingress',
    'kubescape:C-0298',
    'kube-score:ingress-targets-service',
    'monokle:LNK001',
  ],
  profile: 'default',
  on: 'snapshot',
  kinds: ingressKinds,
  evaluate: (ingress, snapshot, target) => judgeReferences(ingress, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use, kindName, port }) =>
    use === 'backend' && kindName === 'Service' && port !== annotationPort,
  missing: ({ name, namespace }, from) =>
    `Ingress \`${from.name}\` sends traffic to Service \`${name}\`, and there is none of that name${within(namespace)}`,
  found: portMissing,
};
