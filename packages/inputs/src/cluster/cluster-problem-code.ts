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
