import type { Pod } from '../../model/pod.ts';
import type { Objected, Objection } from './control.ts';
import { objectedAnywhere, objectedContainers } from './objected.ts';
import { containerNames, containerPhrase, objection, settersPhrase } from './wording.ts';

/** Running as Non-root. */
export function runAsNonRoot(pod: Pod): Objection | undefined {
  const reason = 'runAsNonRoot != true';
  const explicit = explicitValues(pod, 'runAsNonRoot', false);
  const unset = pod.security.runAsNonRoot === undefined ? unsetOn(pod) : [];
  if (explicit.length > 0) {
    return objection(
      [...explicit, ...unset],
      reason,
      () => `${settersPhrase(explicit)} must not set securityContext.runAsNonRoot=false`,
    );
  }
  return objection(
    unset,
    reason,
    (all) => `pod or ${containerPhrase(containerNames(all))} must set securityContext.runAsNonRoot=true`,
  );
}

function unsetOn(pod: Pod): readonly Objected[] {
  return objectedContainers(pod, (container) =>
    container.security.runAsNonRoot === undefined
      ? { at: `${container.security.at}/runAsNonRoot`, container, value: undefined }
      : undefined,
  );
}

/** Running as Non-root user: user 0 is not named. */
export function runAsUser(pod: Pod): Objection | undefined {
  const fields = explicitValues(pod, 'runAsUser', 0);
  return objection(fields, 'runAsUser=0', (all) => `${settersPhrase(all)} must not set runAsUser=0`);
}

function explicitValues(
  pod: Pod,
  key: 'runAsNonRoot' | 'runAsUser',
  bad: boolean | number,
): readonly Objected[] {
  return objectedAnywhere(pod, (security, container) =>
    security[key] === bad ? { at: `${security.at}/${key}`, container, value: String(bad) } : undefined,
  );
}
