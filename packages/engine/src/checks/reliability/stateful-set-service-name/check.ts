import type { SlimResource } from '../../../snapshot/slim.ts';
import { selects } from '../../../model/selector.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, within, type ReferenceRules } from '../../referred.ts';

export const statefulSetServiceName: SnapshotCheck = {
  id: 'stateful-set-service-name',
  title: 'Service of a StatefulSet is missing or unfit',
  severity: 'low',
  gain: 'An attacker gains nothing directly; whoever may create a Service of that name decides where the names of the pods lead.',
  why: 'The headless Service that `serviceName` names gives each pod its name in DNS; without it members of the set do not find each other.',
  remedy: 'Create a Service of that name with `clusterIP: None` that selects the pods.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
    'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  ],
  aliases: ['kube-score:statefulset-has-servicename', 'kics:bb241e61-77c3-4b97-9575-c0f8a1e008d0'],
  profile: 'default',
  on: 'snapshot',
  kinds: ['StatefulSet.apps'],
  evaluate: (set, snapshot, target) => judgeReferences(set, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'governing',
  missing: ({ name, namespace }, set) =>
    `StatefulSet \`${set.name}\` names Service \`${name}\`, and there is none of that name${within(namespace)}`,
  found: ({ name }, service, set) => unfit(name, service, set),
};

function unfit(name: string, { details }: SlimResource, { pod }: SlimResource): string | undefined {
  if (details?.of !== 'service') return undefined;
  if (!details.isHeadless) {
    return `Service \`${name}\` gives the pods no names in DNS: it is not headless (\`clusterIP: None\`)`;
  }
  if (pod === undefined || details.selector === undefined || selects(details.selector, pod.labels))
    return undefined;
  return `Service \`${name}\` gives the pods no names in DNS: it does not select them`;
}
