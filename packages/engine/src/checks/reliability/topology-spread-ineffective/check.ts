import { hasConstraint, hostname, ownSelector } from '../spread-constraint.ts';
import type { Pod } from '../../../model/pod.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { Fields } from '../../../model/fields.ts';
import { selectorAt, selectorText, type Labels } from '../../../model/selector.ts';
import type { PodCheck, Violation } from '../../check.ts';
import { takesOwnPods } from '../own-pods.ts';

const answers: readonly string[] = ['DoNotSchedule', 'ScheduleAnyway'];

export const topologySpreadIneffective: PodCheck = {
  id: 'topology-spread-ineffective',
  title: 'Spread constraint does not count its pods',
  severity: 'info',
  gain: 'Whoever brings one node down may take the whole service down, although a constraint seems to spread it.',
  why: 'The scheduler counts the pods that the selector of the constraint matches. Where the pods themselves are not among them, they are not spread.',
  remedy:
    'Give the constraint a `labelSelector` that matches the labels of the pods, a `topologyKey`, `maxSkew: 1` and `whenUnsatisfiable`.',
  references: [
    "Kubernetes, Pod Topology Spread Constraints: be aware of what will happen if the incoming Pod's labelSelector does not match its own labels",
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#implicit-conventions',
  ],
  aliases: ['kube-score:pod-topology-spread-constraints'],
  profile: 'default',
  on: 'pod',
  evaluate: ({ spec, labels }) => {
    const constraints = spec.maps('topologySpreadConstraints');
    if (constraints.length === 0) return undefined;
    const found: Violation[] = [];
    for (const constraint of constraints) found.push(...faultsOf(constraint, labels));
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that every node that can take the pods has the label under `topologyKey`: with `DoNotSchedule` pods wait for one.',
    // The API server refuses a constraint that lacks one of the others.
    isSafeFor: ({ at }) => !at.endsWith('/labelSelector'),
    edits: ({ at }, pod) => {
      const value = fitting(at, pod);
      return value === undefined ? [] : [{ op: 'set', at, value }];
    },
  },
};

function faultsOf(constraint: Fields, labels: Labels): readonly Violation[] {
  const found: Violation[] = [];
  const report = (key: string, reason: string): void => {
    found.push({ at: constraint.pointer(key), message: `a spread constraint has no effect: ${reason}` });
  };
  const selector = selectorAt(constraint, 'labelSelector');
  if (selector === undefined) report('labelSelector', '`labelSelector` is not set, so it counts no pods');
  else if (!takesOwnPods(selector, labels))
    report('labelSelector', `\`${selectorText(selector)}\` does not match the labels of its own pods`);
  if (!constraint.string('topologyKey')) report('topologyKey', '`topologyKey` is not set');
  if ((constraint.integer('maxSkew') ?? 0) < 1) report('maxSkew', '`maxSkew` is not 1 or more');
  const answer = constraint.string('whenUnsatisfiable') ?? '';
  if (!answers.includes(answer))
    report(
      'whenUnsatisfiable',
      answer === '' ? '`whenUnsatisfiable` is not set' : `\`whenUnsatisfiable\` knows no \`${answer}\``,
    );
  return found;
}

/** What to write at a place in a constraint, so that it counts the pods and none of them has to wait. */
function fitting(at: string, pod: Pod): JsonValue | undefined {
  const slash = at.lastIndexOf('/');
  switch (at.slice(slash + 1)) {
    case 'labelSelector':
      return ownSelector(pod);
    case 'maxSkew':
      return 1;
    default:
      return identityFor(at.slice(0, slash), at.slice(slash + 1), pod);
  }
}

const usualAnswer = 'ScheduleAnyway';

/** The node's name as key, or an answer that lets pods start; none where that makes it the same as another constraint. */
function identityFor(constraintAt: string, key: string, pod: Pod): string | undefined {
  const constraint = pod.spec.maps('topologySpreadConstraints').find(({ at }) => at === constraintAt);
  const written = constraint?.string('whenUnsatisfiable') ?? '';
  const topologyKey = constraint?.string('topologyKey') || hostname;
  const answer = answers.includes(written) ? written : usualAnswer;
  if (hasConstraint(pod, topologyKey, answer, constraintAt)) return undefined;
  return key === 'topologyKey' ? topologyKey : answer;
}
