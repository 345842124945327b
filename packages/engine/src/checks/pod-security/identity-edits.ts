import type { Container } from '../../model/container.ts';
import { effectiveRunAsNonRoot, effectiveRunAsUser } from '../../model/effective.ts';
import type { JsonValue } from '../../model/json.ts';
import { containerAt, type Pod } from '../../model/pod.ts';
import type { Edit, Violation } from '../check.ts';
import type { FixValues } from '../fix-values.ts';

/** The numbers up to this one belong to the node. */
const lastOfNode = 10_000;

/** Writes the user's number for `runAsUser`; nothing where it is none that a pod may safely run as. */
export function runAsUser({ at }: Violation, values: FixValues): readonly Edit[] {
  return writeNumber(at, values['run-as-user']);
}

/** Writes it in the place of user 0, and that root is refused from then on, where nothing that stands elsewhere goes against it. */
export function runAsOrdinaryUser(violation: Violation, pod: Pod, values: FixValues): readonly Edit[] {
  const users = runAsUser(violation, values);
  if (users.length === 0 || saysEnough(violation, pod)) return users;
  const at = violation.at.replace(/runAsUser$/u, 'runAsNonRoot');
  return [...users, { op: 'set', at, value: true }];
}

function saysEnough({ at }: Violation, pod: Pod): boolean {
  const own = containerAt(pod, at);
  if (own !== undefined) return effectiveRunAsNonRoot(pod, own).value === true;
  const { runAsNonRoot } = pod.security;
  const isRootByItself = ({ security }: Container): boolean =>
    security.runAsUser === 0 || security.runAsNonRoot === false;
  return runAsNonRoot === true || pod.containers.some(isRootByItself);
}

/** Writes the user's number for a group. */
export function runAsGroup({ at }: Violation, values: FixValues): readonly Edit[] {
  return writeNumber(at, values['run-as-group']);
}

function writeNumber(at: string, value: JsonValue | undefined): readonly Edit[] {
  return typeof value === 'number' && value > lastOfNode ? [{ op: 'set', at, value }] : [];
}

/** Sets `runAsNonRoot: true`; where the manifest asks for user 0, the pod would not start, so another user comes with it. */
export function refuseRoot({ at }: Violation, pod: Pod, values: FixValues): readonly Edit[] {
  const roots = new Set(
    reachedBy(at, pod).flatMap((container) => {
      const user = effectiveRunAsUser(pod, container);
      return user.value === 0 ? user.at : [];
    }),
  );
  const users = [...roots].flatMap((root) => writeNumber(root, values['run-as-user']));
  return users.length < roots.size ? [] : [{ op: 'set', at, value: true }, ...users];
}

/** What `refuseRoot` needs: a user where the manifest asks for user 0. */
export function neededToRefuseRoot({ at }: Violation, pod: Pod): readonly 'run-as-user'[] {
  const isRoot = reachedBy(at, pod).some((container) => effectiveRunAsUser(pod, container).value === 0);
  return isRoot ? ['run-as-user'] : [];
}

/** True of a container for which the manifest names an ordinary user: the kubelet then finds it in order. */
export function hasOrdinaryUser({ at }: Violation, pod: Pod): boolean {
  const container = containerAt(pod, at);
  if (container === undefined || pod.runsOnWindows) return false;
  return (effectiveRunAsUser(pod, container).value ?? 0) > 0;
}

/** The containers that a `runAsNonRoot` counts for: its own, or those that say nothing of their own. */
function reachedBy(at: string, pod: Pod): readonly Container[] {
  const own = containerAt(pod, at);
  return own === undefined
    ? pod.containers.filter(({ security }) => security.runAsNonRoot === undefined)
    : [own];
}
