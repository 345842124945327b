import { callKubelets } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = {
  consequence: 'whoever is bound to it calls the kubelet of every node and so runs commands in every pod',
};

export const nodeProxy: ResourceCheck = {
  id: 'node-proxy',
  title: 'Cluster role reaches kubelets through nodes/proxy',
  severity: 'high',
  gain: 'Whoever holds it runs commands in every pod of every node, and at the kubelet itself leaves no trace in the audit log.',
  why: 'The kubelet serves exec over a WebSocket, which is a GET, so `get` on `nodes/proxy` is enough to run commands; admission and the rules for `pods/exec` are not asked.',
  remedy:
    'Name the finer subresources instead: `nodes/metrics`, `nodes/stats`, `nodes/log`, and from 1.33 on `nodes/healthz`, `nodes/configz` and `nodes/pods`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.10',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes',
    'KEP-2862: Fine-grained Kubelet API Authorization',
  ],
  aliases: ['trivy:KSV-0047'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rightsGiven(role, callKubelets, judgement),
};
