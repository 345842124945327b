import { callKubelets } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleKinds, includesVerb } from '../../../model/rbac.ts';
import type { Edit, ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { entryAt, ruleAt, takenOut } from '../rule-edits.ts';
import type { Resource } from '../../../model/resource.ts';

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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify which paths of kubelets the program calls: `/metrics`, `/stats` and `/logs` stay open, `/pods` and `/exec` do not.',
    edits: ({ at }, resource) => finer(resource, at),
  },
};

const readable = ['nodes/metrics', 'nodes/stats', 'nodes/log'];

/** What reads of kubelets in place of what calls them in every way; nothing for a rule that reads nothing. */
function finer(resource: Resource, at: string): readonly Edit[] {
  const rule = ruleAt(resource, at);
  if (rule === undefined || entryAt(rule.resources, at) !== 'nodes/proxy') return [];
  if (!includesVerb(rule, 'get')) return takenOut(rule, 'resources', (entry) => entry === 'nodes/proxy');
  const [first, ...others] = readable.filter((name) => !rule.resources.includes(name));
  if (first === undefined) return [{ op: 'remove', at }];
  const end = `${rule.at}/resources/-`;
  return [{ op: 'set', at, value: first }, ...others.map((value): Edit => ({ op: 'set', at: end, value }))];
}
