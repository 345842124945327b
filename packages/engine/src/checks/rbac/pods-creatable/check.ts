import { createPods, createWorkloads } from '../../../analyzers/rbac/known-rights.ts';
import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [...createPods, ...createWorkloads];
const judgement: Judgement = {
  consequence: 'whoever is bound to it runs a pod of its own as any service account of the namespace',
};

export const podsCreatable: ResourceCheck = {
  id: 'pods-creatable',
  title: 'Role creates pods',
  severity: 'high',
  gain: 'Whoever holds it acts as every service account of the namespace and mounts every Secret of it.',
  why: 'A pod names its own service account, Secrets and volumes, so the right to create one gives what all of these hold; admission policy alone decides whether it reaches the node.',
  remedy:
    'Give `create` on pods and workloads to the deployer of one namespace with a Role, and to nobody else.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.4',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  ],
  aliases: ['trivy:KSV-0048'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};
