import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const apiserverTokenExtension: ResourceCheck = {
  id: 'apiserver-token-extension',
  title: 'API server stretches tokens to a year',
  severity: 'low',
  gain: 'Whoever steals the token of a pod uses it for a year instead of an hour.',
  why: 'For clients that never read their token again the API server makes the tokens of pods valid for a year, unless it is told not to.',
  remedy:
    'Set `--service-account-extend-token-expiration=false` once `serviceaccount_stale_tokens_total` stays at 0.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.30',
    'KEP-1205: Bound Service Account Tokens',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'stretches the tokens of pods to a year',
    fault: (component) =>
      otherThan(component, 'service-account-extend-token-expiration', { wanted: false, fallback: true }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that `serviceaccount_stale_tokens_total` of the API server stays at 0: a client that never reads its token again is refused.',
    edits: settingFlag('service-account-extend-token-expiration', 'false'),
  },
};
