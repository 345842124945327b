import {
  asksForNamespaceLabels,
  examine,
  namespaceLabelsIn,
  planOf,
  type Examination,
  type Finding,
  type Plan,
  type PlanOrder,
  type Report,
} from '@plimsoll/engine';
import type { LiveObject } from '@plimsoll/inputs/cluster';

/** Examines objects of a cluster or a snapshot while they are read, so that none of them is held. */
export interface LiveExaminer {
  readonly take: (object: LiveObject) => void;
  /** What all gave, by the plan that all were examined by. */
  readonly done: () => { readonly plan: Plan; readonly examinations: readonly Examination[] };
  /** A report without what is counted at the owner of a pod already. */
  readonly countedOnce: (report: Report) => Report;
}

/** `sourceOf` makes a text of an object. The plan is made when the namespaces have been seen, which come first. */
export function makeLiveExaminer(
  orderOf: () => PlanOrder,
  sourceOf: (object: LiveObject) => { readonly uri: string; readonly text: string },
): LiveExaminer {
  const waiting: LiveObject[] = [];
  const examinations: Examination[] = [];
  const ownerUris = new Map<string, string>();
  let plan: Plan | undefined;
  const settle = (): Plan => {
    if (plan !== undefined) return plan;
    const order = orderOf();
    const labels = asksForNamespaceLabels(order.policy)
      ? namespaceLabelsIn(waiting.map(sourceOf))
      : undefined;
    plan = planOf(labels === undefined ? order : { ...order, namespaceLabels: labels });
    for (const object of waiting.splice(0)) examinations.push(examine(sourceOf(object), plan));
    return plan;
  };
  const take = (object: LiveObject): void => {
    if (plan === undefined && object.object['kind'] === 'Namespace') {
      waiting.push(object);
      return;
    }
    const settled = settle();
    if (object.ownerUri !== undefined) ownerUris.set(object.uri, object.ownerUri);
    examinations.push(examine(sourceOf(object), settled));
  };
  return {
    take,
    done: () => ({ plan: settle(), examinations }),
    countedOnce: (report) => withoutOwners(report, ownerUris),
  };
}

function withoutOwners(report: Report, ownerUris: ReadonlyMap<string, string>): Report {
  if (ownerUris.size === 0) return report;
  const said = new Set([...report.findings, ...report.suppressed].map((one) => keyOf(one, one.location.uri)));
  const isNew = (finding: Finding): boolean => {
    const owner = ownerUris.get(finding.location.uri);
    return owner === undefined || !said.has(keyOf(finding, owner));
  };
  return {
    ...report,
    findings: report.findings.filter(isNew),
    suppressed: report.suppressed.filter(isNew),
  };
}

function keyOf({ check, resource }: Finding, uri: string): string {
  return `${uri} ${check} ${resource.container ?? ''}`;
}
