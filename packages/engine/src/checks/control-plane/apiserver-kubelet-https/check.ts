import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const apiserverKubeletHttps: ResourceCheck = {
  id: 'apiserver-kubelet-https',
  title: 'API server talks to kubelets over HTTP',
  severity: 'high',
  gain: 'Whoever is on the node network reads logs and joins `exec` sessions, and answers in the name of a kubelet.',
  why: 'Logs, `exec` and port forwarding go from the API server to kubelets, secrets typed into them included.',
  remedy: 'Remove `--kubelet-https=false`; newer API servers do not know the flag and always use TLS.',
  references: [
    'CIS Kubernetes Benchmark 1.23: 1.2.4',
    'https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/',
  ],
  aliases: ['trivy:KCV-0004', 'checkov:CKV_K8S_71', 'kics:cdc8b54e-6b16-4538-a1b0-35849dbe29cf'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'talks to kubelets without TLS',
    fault: (component) => otherThan(component, 'kubelet-https', { wanted: true, fallback: true }),
  }),
  fix: {
    safety: 'unsafe',
    verify: 'Verify that each kubelet serves TLS: `curl -k https://NODE:10250/healthz` gets an answer.',
    edits: removingFlag('kubelet-https'),
  },
};
