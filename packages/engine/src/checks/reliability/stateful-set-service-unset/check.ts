import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck } from '../../check.ts';

export const statefulSetServiceUnset: ResourceCheck = {
  id: 'stateful-set-service-unset',
  title: 'StatefulSet names no Service',
  severity: 'low',
  gain: 'An attacker gains nothing directly; members that find each other by address alone trust whoever gets that address next.',
  why: 'The pods have no names of their own in DNS, so members of the set do not find each other after a restart.',
  remedy:
    'Create a Service with `clusterIP: None` that selects the pods, and write its name into `spec.serviceName`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
    'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  ],
  aliases: ['kube-score:statefulset-has-servicename', 'kics:bb241e61-77c3-4b97-9575-c0f8a1e008d0'],
  profile: 'strict',
  on: 'resource',
  kinds: ['StatefulSet.apps'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec?.string('serviceName')) return undefined;
    return {
      at: `${fields.pointer('spec')}/serviceName`,
      message: `the pods of StatefulSet \`${name}\` have no names of their own in DNS: \`serviceName\` is not set`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the StatefulSet may be made anew, as the field cannot be changed: delete it with `--cascade=orphan`, and its pods stay.',
    edits: ({ at }, set) => {
      const service = headlessFor(set);
      return service === undefined ? [] : [{ op: 'set', at, value: service.metadata.name }];
    },
    companions: (_violation, set) => {
      const service = headlessFor(set);
      return service === undefined ? [] : [service];
    },
  },
};

/** A name of a Service is a label of DNS. */
const longestName = 63;

/** A Service that gives the pods names; `undefined` where no label tells them apart. */
function headlessFor({ fields, name }: Resource) {
  const labels = fields.map('spec')?.map('template')?.map('metadata')?.stringMap('labels');
  const service = `${name}-headless`;
  if (labels === undefined || labels.size === 0 || service.length > longestName) return undefined;
  const selector = Object.fromEntries(labels);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: service },
    spec: { clusterIP: 'None', selector },
  };
}
