import type { ControlId, Objected } from '../analyzers/pod-security/control.ts';
import { objectionOf } from '../analyzers/pod-security/standard.ts';
import type { Pod } from '../model/pod.ts';
import type { Target, Violation } from './check.ts';

/** The fields that a control of the Pod Security Standards objects to at the target's version, as violations. */
export function objectedBy(
  control: ControlId,
  pod: Pod,
  target: Target,
  message: (field: Objected) => string,
): readonly Violation[] | undefined {
  return objectionOf(control, pod, target.minor)?.fields.map((field) => violationOf(field, message(field)));
}

/** The violation at a field that a control objects to. */
export function violationOf({ at, container, value }: Objected, message: string): Violation {
  // What is on or off can be no worse than on; a path or a port can.
  const about = value === undefined || value === 'true' ? {} : { about: [value] };
  return container === undefined
    ? { at, message, ...about }
    : { at, message, container: container.name, ...about };
}
