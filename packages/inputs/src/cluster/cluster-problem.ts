import type { InputProblem } from '../input-problem.ts';

/** What can be wrong with a cluster before the engine sees anything of it. */
export type ClusterProblemCode =
  | 'kubeconfig'
  | 'credential-plugin'
  | 'cluster-unreachable'
  | 'cluster-certificate'
  | 'cluster-unauthorized'
  | 'cluster-forbidden'
  | 'cluster-redirect'
  | 'cluster-slow'
  | 'cluster-error'
  | 'cluster-answer'
  | 'cluster-changing'
  | 'snapshot';

/** A problem of a cluster; `uri` names the cluster, the kind or the file that it lies with. */
export function clusterProblem(code: ClusterProblemCode, uri: string, message: string): InputProblem {
  return { code, uri, message };
}
