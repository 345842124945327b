import type { Container } from '../../model/container.ts';
import type { Pod } from '../../model/pod.ts';

/** True for a pod that is meant to run for ever: no Job's, and started again whenever it ends. */
export function runsForEver({ resource, restartPolicy, endsByItself }: Pod): boolean {
  if (resource.group === 'batch' || endsByItself) return false;
  return restartPolicy === undefined || restartPolicy === '' || restartPolicy === 'Always';
}

/** True where probes are accepted and mean something: main containers and sidecars of a pod that runs for ever, unless an operator may add them. */
export function takesProbes({ kind }: Container, pod: Pod): boolean {
  return (kind === 'main' || kind === 'sidecar') && runsForEver(pod) && !pod.isPartial;
}
