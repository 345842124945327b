import { podSecurityLabelPrefix } from '../../analyzers/pod-security/namespace-labels.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';
import type { Edit, Target } from '../check.ts';
import { enforceLabel, labelPointer, labelsOf } from './enforced-level.ts';

/** The label that has pods refused by a level warned of; `audit` would do as well. */
const warnLabel = `${podSecurityLabelPrefix}warn`;

/** The version of the standard that is pinned: that of the cluster. */
export function pinnedVersion({ minor }: Target): string {
  return `v1.${minor}`;
}

/** Enforces `baseline` at a pinned version, and warns of what `restricted` would refuse; what is written of that stays. */
export function enforceBaseline(namespace: Resource, target: Target): readonly Edit[] {
  const labels = labelsOf(namespace);
  const set = (label: string, value: string): Edit => ({
    op: 'set',
    at: labelPointer(namespace.at, label),
    value,
  });
  const isShown = labels?.has(warnLabel) === true || labels?.has(`${podSecurityLabelPrefix}audit`) === true;
  return [
    set(enforceLabel, 'baseline'),
    ...(isShown ? [] : [set(warnLabel, 'restricted')]),
    ...(labels?.has(`${enforceLabel}-version`) === true
      ? []
      : [set(`${enforceLabel}-version`, pinnedVersion(target))]),
  ];
}

/** The labels of a new namespace that says so much. */
export function levelLabels(target: Target): JsonObject {
  return {
    [enforceLabel]: 'baseline',
    [`${enforceLabel}-version`]: pinnedVersion(target),
    [warnLabel]: 'restricted',
  };
}

/** What to make sure of before a namespace enforces more. */
export const noPodIsRefused =
  'Verify that no pod is refused: set the label with `kubectl label --overwrite --dry-run=server`, which warns of each that would be.';
