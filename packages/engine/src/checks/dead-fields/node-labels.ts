import type { Fields } from '../../model/fields.ts';
import { tokensOf } from '../../model/pointer.ts';
import type { Pod } from '../../model/pod.ts';
import type { Edit } from '../check.ts';

/** A place in a pod spec that names a label of nodes: a key of a node selector, or a field whose value it is. */
export interface NamedLabel {
  readonly at: string;
  readonly label: string;
}

/** The labels by which a pod chooses its nodes: `nodeSelector` and both kinds of node affinity. */
export function selectedLabels({ spec }: Pod): readonly NamedLabel[] {
  const found: NamedLabel[] = [];
  const selector = spec.map('nodeSelector');
  if (selector !== undefined) {
    for (const label of Object.keys(selector.object)) found.push({ at: selector.pointer(label), label });
  }
  const affinity = spec.map('affinity')?.map('nodeAffinity');
  if (affinity === undefined) return found;
  const required = affinity.map('requiredDuringSchedulingIgnoredDuringExecution');
  for (const term of required?.maps('nodeSelectorTerms') ?? []) collectKeys(term, found);
  for (const preferred of affinity.maps('preferredDuringSchedulingIgnoredDuringExecution')) {
    const term = preferred.map('preference');
    if (term !== undefined) collectKeys(term, found);
  }
  return found;
}

function collectKeys(term: Fields, found: NamedLabel[]): void {
  for (const expression of term.maps('matchExpressions')) {
    const label = expression.string('key');
    if (label !== undefined) found.push({ at: expression.pointer('key'), label });
  }
}

/** The labels by which a pod is spread over or kept near nodes: topology keys. */
export function topologyLabels({ spec }: Pod): readonly NamedLabel[] {
  const found: NamedLabel[] = [];
  for (const constraint of spec.maps('topologySpreadConstraints')) collectTopology(constraint, found);
  const affinity = spec.map('affinity');
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const terms = affinity?.map(kind);
    if (terms === undefined) continue;
    for (const term of terms.maps('requiredDuringSchedulingIgnoredDuringExecution'))
      collectTopology(term, found);
    for (const weighted of terms.maps('preferredDuringSchedulingIgnoredDuringExecution')) {
      const term = weighted.map('podAffinityTerm');
      if (term !== undefined) collectTopology(term, found);
    }
  }
  return found;
}

function collectTopology(fields: Fields, found: NamedLabel[]): void {
  const label = fields.string('topologyKey');
  if (label !== undefined) found.push({ at: fields.pointer('topologyKey'), label });
}

/** The edits that put another label in a place. */
export function renamed(at: string, pod: Pod, label: string): readonly Edit[] {
  const selector = pod.spec.map('nodeSelector');
  const old = tokensOf(at).at(-1) ?? '';
  if (selector === undefined || at !== selector.pointer(old)) return [{ op: 'set', at, value: label }];
  const value = selector.string(old) ?? '';
  return [
    ...(selector.has(label) ? [] : [{ op: 'set', at: selector.pointer(label), value } as const]),
    { op: 'remove', at },
  ];
}
