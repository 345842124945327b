import { selectorText } from '../../../model/selector.ts';
import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SnapshotCheck } from '../../check.ts';
import { within } from '../../referred.ts';
import { selectedSomewhere } from '../selected-pods.ts';

export const serviceSelectsNothing: SnapshotCheck = {
  id: 'service-selects-nothing',
  title: 'Service selects no pod',
  severity: 'low',
  gain: 'Whoever may create a pod in the namespace can give it these labels and answers everybody who calls the Service.',
  why: 'No workload has the labels that the selector names, so the Service has no endpoints and every call to it fails.',
  remedy: 'Write the labels of the pod template into `spec.selector`, or remove the Service.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices',
  ],
  aliases: [
    'kube-linter:dangling-service',
    'kubescape:C-0293',
    'kube-score:service-targets-pod',
    'kics:3ca03a61-3249-4c16-8427-6f8e47dda729',
    'monokle:LNK001',
  ],
  profile: 'default',
  on: 'snapshot',
  kinds: ['Service'],
  evaluate: ({ details, namespace, name }, snapshot, { parameters }) => {
    if (details?.of !== 'service') return undefined;
    const { selector, type } = details;
    if (selector === undefined || type === 'ExternalName') return undefined;
    if (snapshot.podsSelectedBy(selector, namespace).length > 0) return undefined;
    const doubt =
      selectedSomewhere(selector, namespace, snapshot) ??
      absenceDoubt({ kindName: 'Pod', namespace, name: '' }, snapshot, parameters);
    if (doubt !== undefined) {
      return { at: selector.at, unknown: `cannot tell which pods Service \`${name}\` selects: ${doubt}` };
    }
    return {
      at: selector.at,
      message: `Service \`${name}\` selects no pod: no workload${within(namespace)} has the labels \`${selectorText(selector)}\``,
    };
  },
};
