import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const apiserverTokenLookup: ResourceCheck = {
  id: 'apiserver-token-lookup',
  title: 'API server accepts tokens of deleted accounts',
  severity: 'medium',
  gain: 'Whoever stole a service account token keeps using it after the account or its secret was deleted.',
  why: 'With the look-up switched off only the signature of a token counts, so deleting the account or the secret revokes nothing.',
  remedy: 'Remove `--service-account-lookup=false`; the default is true.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.21',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  ],
  aliases: [
    'kubescape:C-0135',
    'trivy:KCV-0024',
    'checkov:CKV_K8S_96',
    'kics:a5530bd7-225a-48f9-91bb-f40b04200165',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'accepts tokens of deleted accounts',
    fault: (component) => otherThan(component, 'service-account-lookup', { wanted: true, fallback: true }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no program uses a token whose service account or Secret is deleted: it gets 401 then.',
    edits: removingFlag('service-account-lookup'),
  },
};
