import { entryFor, type Right } from '../../../analyzers/rbac/rights.ts';
import { clusterRoleKinds, isBuiltIn, roleOf, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';

const approval: Right = {
  group: 'certificates.k8s.io',
  resource: 'certificatesigningrequests',
  subresource: 'approval',
  verbs: ['update', 'patch'],
};
const signer: Right = { group: 'certificates.k8s.io', resource: 'signers', verbs: ['approve'] };

/** The signers whose certificates are identities of users, groups and nodes. */
const clientSigners = [
  'kubernetes.io/kube-apiserver-client',
  'kubernetes.io/kube-apiserver-client-kubelet',
  'kubernetes.io/*',
];

export const csrApprovable: ResourceCheck = {
  id: 'csr-approvable',
  title: 'Cluster role approves certificates for any identity',
  severity: 'high',
  gain: 'Whoever holds it gets a client certificate for any user or group it names, one that cannot be revoked.',
  why: 'A signed certificate request is an identity: its common name is the user and its organisations are the groups, and only `system:masters` is refused.',
  remedy:
    'Name the signers that may be approved in `resourceNames` of the rule for `signers`, and leave `kubernetes.io/kube-apiserver-client` out.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.11',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing',
    'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization',
  ],
  aliases: ['checkov:CKV_K8S_156'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (resource) => {
    const { rules } = roleOf(resource);
    const approver = rules.find((rule) => rule.resourceNames.length === 0 && entryFor(rule, approval) >= 0);
    if (approver === undefined || isBuiltIn(resource)) return undefined;
    const signing = rules.find((rule) => entryFor(rule, signer) >= 0 && isForClients(rule));
    if (signing === undefined) return undefined;
    return {
      at: `${approver.at}/resources/${entryFor(approver, approval)}`,
      message: `${resource.kind} \`${resource.name}\` approves certificate requests for ${signersOf(signing)}: whoever is bound to it becomes any user or group`,
      evidence: [{ text: 'this rule covers the signer', at: signing.at }],
    };
  },
};

function isForClients({ resourceNames }: Rule): boolean {
  return resourceNames.length === 0 || resourceNames.some((name) => clientSigners.includes(name));
}

function signersOf({ resourceNames }: Rule): string {
  const named = resourceNames.filter((name) => clientSigners.includes(name));
  return named.length === 0 ? 'every signer' : `\`${named.join('`, `')}\``;
}
