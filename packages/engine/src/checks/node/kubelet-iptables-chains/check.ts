import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const kubeletIptablesChains: ResourceCheck = {
  id: 'kubelet-iptables-chains',
  title: 'Kubelet does not keep its iptables chains',
  severity: 'low',
  gain: 'Traffic of pods may pass by rules that somebody relies on, as they are missing or out of date on this node.',
  why: 'With it switched off nobody but the administrator keeps the chains that the network of the node builds on.',
  remedy:
    'Remove `makeIPTablesUtilChains: false` or `--make-iptables-util-chains=false`; the default is true.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.6',
    'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  ],
  aliases: [
    'kubescape:C-0178',
    'trivy:KCV-0084',
    'checkov:CKV_K8S_145',
    'kics:5f89001f-6dd9-49ff-9b15-d8cd71b617f4',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'does not keep its iptables chains',
    fault: (component) => otherThan(component, 'make-iptables-util-chains', { wanted: true, fallback: true }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no other tool keeps the chains `KUBE-*` of the node in place of the kubelet: `iptables-save` shows what they hold.',
    edits: removingFlag('make-iptables-util-chains'),
  },
};
