import { selects, selectorText, type Selector } from '../../../model/selector.ts';
import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck } from '../../check.ts';

export const serviceMonitorSelectsNothing: SnapshotCheck = {
  id: 'service-monitor-selects-nothing',
  title: 'ServiceMonitor selects no Service',
  severity: 'low',
  gain: 'An attack that metrics would show goes unseen, because nothing is measured.',
  why: 'No Service has the labels that the monitor looks for, so Prometheus scrapes nothing and no alert can fire.',
  remedy:
    'Write labels of the Service itself, not of its pods, into `spec.selector`, and its namespace into `spec.namespaceSelector`.',
  references: [
    'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitorSpec',
  ],
  aliases: ['kube-linter:dangling-servicemonitor'],
  profile: 'default',
  on: 'snapshot',
  kinds: ['ServiceMonitor.monitoring.coreos.com'],
  evaluate: ({ details, namespace, name, at }, snapshot, { parameters }) => {
    if (details?.of !== 'monitor') return undefined;
    const { selector = every, namespaces } = details;
    const isTaken = ({ labels }: SlimResource): boolean => selects(selector, labels);
    const places = namespaces === 'any' ? 'any' : namespaces.length === 0 ? [namespace] : namespaces;
    if (servicesIn(places, snapshot).some(isTaken)) return undefined;
    const pointer = details.selector === undefined ? `${at}/spec/selector` : selector.at;
    // A monitor or a Service that names no namespace may land beside the other.
    const isUnplaced =
      places !== 'any' &&
      (places.some((place) => place === undefined) ||
        snapshot.inNamespace('Service', undefined).some(isTaken));
    const doubt =
      isUnplaced && snapshot.ofKind('Service').some(isTaken)
        ? 'which namespace it or its Service lands in is not said'
        : doubtIn(places, snapshot, parameters);
    if (doubt !== undefined) {
      return { at: pointer, unknown: `cannot tell what ServiceMonitor \`${name}\` selects: ${doubt}` };
    }
    return {
      at: pointer,
      message: `ServiceMonitor \`${name}\` selects no Service: ${reason(selector, places)}`,
    };
  },
};

/** The operator takes an absent selector as one that demands nothing. */
const every: Selector = { at: '', matchLabels: new Map(), matchExpressions: [] };

type Places = 'any' | readonly (string | undefined)[];

function servicesIn(places: Places, snapshot: Snapshot): readonly SlimResource[] {
  if (places === 'any') return snapshot.ofKind('Service');
  return places.flatMap((namespace) => snapshot.inNamespace('Service', namespace));
}

function doubtIn(
  places: Places,
  snapshot: Snapshot,
  completeness: { readonly inputIsComplete: boolean },
): string | undefined {
  if (places === 'any') {
    return snapshot.ofKind('Service').length === 0
      ? absenceDoubt({ kindName: 'Service', namespace: undefined, name: '' }, snapshot, completeness)
      : undefined;
  }
  for (const namespace of places) {
    const doubt = absenceDoubt({ kindName: 'Service', namespace, name: '' }, snapshot, completeness);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}

function reason(selector: Selector, places: Places): string {
  const named = places === 'any' ? [] : places.filter((namespace) => namespace !== undefined);
  const where = named.length === 0 ? '' : ` in ${named.map((namespace) => `\`${namespace}\``).join(', ')}`;
  const text = selectorText(selector);
  return text === '' ? `there is none${where}` : `none${where} has the labels \`${text}\``;
}
