/**
 * Cases in which we answer otherwise than a suite on purpose, each with the reason. A disagreement that is not listed here
 * fails the tests, and so does an entry whose case agrees.
 */
export const explained: Readonly<Record<'kube-linter' | 'polaris', Readonly<Record<string, string>>>> = {
  'kube-linter': {
    'dangling-service':
      'its Deployments have no pod spec, which no API server takes, so they hold no pods for the Services to select',
    'pdb-min-available':
      'its Deployments have no pod spec, which no API server takes, so there are no pods for the budgets to count',
  },
  polaris: {
    'clusterrolebindingPodExecAttach/success.defaultclusterrolebinding_clusteradmin':
      'the binding bears the name of the one that every cluster has, but gives the role to a user, which that one does not',
    'rolebindingRolePodExecAttach/success.role_binding_cluster_role_binding':
      'one check of ours reports every binding that gives the right, to a Role or to a ClusterRole',
  },
};
