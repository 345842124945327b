import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { entryAt, ruleAt, takenOut } from '../rule-edits.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'services', subresource: 'status', verbs: ['update', 'patch'] },
];
const judgement: Judgement = {
  consequence: 'whoever is bound to it claims any address for a Service and takes the traffic to it',
};

export const serviceStatusWritable: ResourceCheck = {
  id: 'service-status-writable',
  title: 'Role writes the status of Services',
  severity: 'medium',
  gain: 'Whoever holds it intercepts traffic of the cluster to an address of its choice.',
  why: 'Nodes send traffic for the load balancer address in the status of a Service to its pods, whoever really owns that address (CVE-2020-8554).',
  remedy: 'Leave `services/status` to the controller of the load balancer.',
  references: ['CVE-2020-8554', 'https://github.com/kubernetes/kubernetes/issues/97076'],
  aliases: ['checkov:CKV2_K8S_4'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program is no controller of load balancers: the audit log shows who writes the status of Services.',
    edits: ({ at }, resource) => {
      const rule = ruleAt(resource, at);
      if (rule === undefined || entryAt(rule.resources, at) !== 'services/status') return [];
      return takenOut(rule, 'resources', (entry) => entry === 'services/status');
    },
  },
};
