import type { Pod } from '../../model/pod.ts';
import { podReferencesOf } from '../../model/pod-references.ts';
import type { KindName } from '../../model/resource.ts';
import type { Violation } from '../check.ts';

/** Each object of a kind that the program in a pod reads, where it is first named. */
export function accessTo(kindName: KindName, pod: Pod): readonly Violation[] {
  const found = new Map<string, Violation>();
  for (const { at, use, kindName: kind, name } of podReferencesOf(pod)) {
    if (kind !== kindName || use !== 'other' || found.has(name)) continue;
    const message = `the pods of ${pod.resource.kind} \`${pod.resource.name}\` use ${kind} \`${name}\``;
    found.set(name, { at, message });
  }
  return [...found.values()];
}
