import type { ResourceCheck } from '../../check.ts';
import { levelOf, type AuditedRequest } from '../audit-policy.ts';
import { Fields } from '../../../model/fields.ts';

const reading = ['get', 'list'];
const writing = ['create', 'update', 'patch', 'delete'];

/** What the benchmark wants recorded. */
const wanted: readonly AuditedRequest[] = [
  { group: '', resource: 'secrets', verbs: [...reading, ...writing] },
  { group: '', resource: 'configmaps', verbs: writing },
  { group: 'authentication.k8s.io', resource: 'tokenreviews', verbs: ['create'] },
  { group: '', resource: 'pods', verbs: writing },
  { group: 'apps', resource: 'deployments', verbs: writing },
  { group: '', resource: 'pods/exec', verbs: ['create', 'get'] },
  { group: '', resource: 'pods/portforward', verbs: ['create', 'get'] },
  { group: '', resource: 'pods/proxy', verbs: ['create', 'get'] },
  { group: '', resource: 'services/proxy', verbs: ['create', 'get'] },
  { group: 'certificates.k8s.io', resource: 'certificatesigningrequests', verbs: ['create'] },
  { group: '', resource: 'serviceaccounts/token', verbs: ['create'] },
];

export const auditPolicyWeak: ResourceCheck = {
  id: 'audit-policy-weak',
  title: 'Audit policy leaves out key requests',
  severity: 'medium',
  gain: 'Whoever reads secrets, runs commands in pods or makes tokens leaves no trace of it.',
  why: 'The first rule that matches a request decides whether it is recorded, and a request that none matches is not. An intruder cannot do without secrets, `exec`, tokens, certificates and new workloads.',
  remedy:
    'End the rules with `level: Metadata` for everything, and keep `level: None` before it to the requests of system components that nobody needs.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 3.2.2',
    'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  ],
  aliases: ['kubescape:C-0161', 'kics:1828a670-5957-4bc5-9974-47da228f75e2'],
  profile: 'strict',
  on: 'resource',
  kinds: ['Policy.audit.k8s.io'],
  evaluate: ({ fields }) => {
    const rules = fields.maps('rules');
    const left = leftOut(rules);
    if (left.length === 0) return undefined;
    const names = left.map(({ resource }) => `\`${resource}\``).join(', ');
    return {
      at: fields.pointer('rules'),
      message: `the audit policy does not record all requests to ${names}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the disk of the audit log has room: every request that no other rule matches is recorded then.',
    edits: ({ at }, { fields }) => {
      const rules = fields.maps('rules');
      if (leftOut([...rules, everythingElse]).length > 0) return [];
      const value = everythingElse.object;
      return [rules.length === 0 ? { op: 'set', at, value: [value] } : { op: 'set', at: `${at}/-`, value }];
    },
  },
};

/** The rule that ends a policy. */
const everythingElse = new Fields({ level: 'Metadata' }, '', new Map());

/** The wanted requests of which some are not recorded. */
function leftOut(rules: readonly Fields[]): readonly AuditedRequest[] {
  return wanted.filter(({ verbs, ...request }) =>
    verbs.some((verb) => levelOf(rules, { ...request, verb }) === 'None'),
  );
}
