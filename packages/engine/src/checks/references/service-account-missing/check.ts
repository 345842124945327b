import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, within, type ReferenceRules } from '../../referred.ts';

export const serviceAccountMissing: SnapshotCheck = {
  id: 'service-account-missing',
  title: 'Service account that the pod names is missing',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the danger is that the pod is given another account, with rights that it does not need.',
  why: 'The API server refuses pods whose service account does not exist, so the workload never gets one.',
  remedy: 'Create the ServiceAccount in the same namespace, or write the name of one that exists.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#use-multiple-service-accounts',
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#service-account-admission-controller',
  ],
  aliases: ['kube-linter:non-existent-service-account', 'kubescape:C-0307', 'monokle:LNK001'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (workload, snapshot, target) =>
    workload.pod === undefined ? undefined : judgeReferences(workload, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'account',
  missing: ({ name, namespace }, from) =>
    `${from.kind} \`${from.name}\` runs as service account \`${name}\`, and there is none of that name${within(namespace)}`,
};
