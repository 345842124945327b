import { selects, type Labels, type Selector } from '../../model/selector.ts';

/** Labels that controllers put on the pods they make, so that no template shows them. */
const givenByControllers: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** True where a selector takes the pods made with these labels, or where a controller decides whether it does. */
export function takesOwnPods(selector: Selector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  if (selects(selector, labels)) return true;
  const { matchLabels, matchExpressions } = selector;
  return (
    matchLabels.keys().some((key) => givenByControllers.has(key)) ||
    matchExpressions.some(({ key }) => givenByControllers.has(key))
  );
}
