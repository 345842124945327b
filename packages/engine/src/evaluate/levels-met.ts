import type { PodSecurityLevel } from '../analyzers/pod-security/control.ts';
import { makeTarget } from '../checks/check.ts';
import { resourcesOf } from '../model/resource.ts';
import type { Source } from '../parse/document.ts';
import { parseSource } from '../parse/parse-source.ts';
import { catalogue } from '../policy/catalogue.ts';
import { inProfile } from '../policy/profiles.ts';
import { judge } from './judge.ts';
import { makePlan, type Plan } from './plan.ts';

/** How many resources hold pods, and how many of them each level of the Pod Security Standards would admit. */
export interface LevelsMet {
  readonly workloads: number;
  readonly baseline: number;
  readonly restricted: number;
}

/**
 * Counts what the levels of the Pod Security Standards admit of a source, at a Kubernetes minor. Admission knows no exceptions and no
 * policy, so neither counts here; what could not be read or judged meets no level.
 */
export function levelJudge({
  minor,
  withEmbeddedPods = true,
}: {
  readonly minor: number;
  readonly withEmbeddedPods?: boolean | undefined;
}): (source: Source) => LevelsMet {
  const planFor = (level: PodSecurityLevel): Plan =>
    makePlan(inProfile(catalogue, `pss-${level}`, minor), makeTarget({ minor, level }), {
      withFingerprints: false,
      withEmbeddedPods,
    });
  const [baseline, restricted] = [planFor('baseline'), planFor('restricted')];
  return (source) => {
    const met = { workloads: 0, baseline: 0, restricted: 0 };
    for (const { value } of parseSource(source).documents) {
      for (const resource of resourcesOf(value, source.uri)) {
        const pods = baseline.podsOf(resource);
        if (pods.length === 0) continue;
        const meets = (plan: Plan): boolean => {
          const { raised, failed } = judge(resource, pods, plan);
          return raised.length === 0 && failed.length === 0 && resource.malformed.size === 0;
        };
        met.workloads += 1;
        if (meets(baseline)) met.baseline += 1;
        if (meets(restricted)) met.restricted += 1;
      }
    }
    return met;
  };
}
