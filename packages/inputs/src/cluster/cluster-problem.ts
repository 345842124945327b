import type { InputProblem } from '../input-problem.ts';
import type { ClusterProblemCode } from './cluster-problem-code.ts';

/** A problem of a cluster; `uri` names the cluster, the kind or the file that it lies with. */
export function clusterProblem(code: ClusterProblemCode, uri: string, message: string): InputProblem {
  return { code, uri, message };
}
