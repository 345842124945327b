import type { Violation } from '../checks/check.ts';
import type { Subject } from '../model/exception.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import { excuse, makeExcuser } from './excuse.ts';
import { compareText, type Finding, type ResourceRef } from './finding.ts';
import type { Plan } from './plan.ts';

/** What a resource says of the namespace that it is in. */
export interface SaidOfNamespace {
  readonly by: SlimResource;
  readonly finding: Finding;
}

/** A namespace, as a finding names it that need not be among the manifests. */
export function namespaceRef({ name = '' }: NonNullable<Violation['ofNamespace']>): ResourceRef {
  return { apiVersion: 'v1', kind: 'Namespace', name };
}

/** The path by which a finding about a namespace is recognised, wherever it lies. */
export const namespacePath = '/metadata/name';

/**
 * One finding for what several resources say of their namespace, at the first of them by kind and name. It is accepted only
 * where the policy accepts it of each of them; what is written on one workload accepts nothing for the others.
 */
export function oncePerNamespace(said: readonly SaidOfNamespace[], plan: Plan): readonly Finding[] {
  const groups = Map.groupBy(said, ({ finding: { check, resource } }) => `${check}\n${resource.name}`);
  return [...groups.values()].flatMap((group) => {
    const excused = group
      .toSorted((a, b) => compareNames(a.by, b.by))
      .map((one) => excusedByPolicy(one, plan));
    const [first] = excused;
    if (first === undefined) return [];
    if (excused.every(({ suppression }) => suppression !== undefined)) return [first];
    const { suppression: _, ...open } = first;
    return [open];
  });
}

function excusedByPolicy({ by, finding }: SaidOfNamespace, plan: Plan): Finding {
  const { subject } = by;
  if (subject === undefined) return finding;
  const bySpeaker = excuse(finding, makeExcuser([], subject, by.at, plan));
  if (bySpeaker.suppression !== undefined) return bySpeaker;
  return excuse(finding, makeExcuser([], namespaceSubject(subject, finding.resource.name), by.at, plan));
}

/** What a policy goes by that means the namespace itself. */
export function namespaceSubject(subject: Subject, name: string): Subject {
  return { ...subject, kind: 'Namespace', name, namespace: name === '' ? undefined : name, labels: noLabels };
}

const noLabels: Subject['labels'] = new Map();

/** The order of resources by kind and name, whatever file they stand in. */
export function compareNames(a: SlimResource, b: SlimResource): number {
  return (
    compareText(a.kindName, b.kindName) ||
    compareText(a.name, b.name) ||
    compareText(a.namespace ?? '', b.namespace ?? '')
  );
}
