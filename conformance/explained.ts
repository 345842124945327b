/**
 * Cases in which we answer otherwise than a suite on purpose, each with the reason. A disagreement that is not listed here
 * fails the tests, and so does an entry whose case agrees.
 */
export const explained: Readonly<Record<'kube-linter' | 'polaris', Readonly<Record<string, string>>>> = {
  'kube-linter': {
    'dangling-service':
      'its Deployments have no pod spec, which no API server takes, so they hold no pods for the Services to select',
  },
  polaris: {
    'runAsRootAllowed/failure':
      'the object says `apiVersion: v1` and `kind: Deployment`, which no API server has, so it is no workload',
  },
};
