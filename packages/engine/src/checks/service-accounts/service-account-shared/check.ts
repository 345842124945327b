import { listed } from '../../../analyzers/rbac/rights.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { accountText } from '../mounted-account.ts';
import { firstUserOf, usersOf } from '../account-users.ts';

const namedAtMost = 3;

export const serviceAccountShared: SnapshotCheck = {
  id: 'service-account-shared',
  title: 'Several workloads share a service account',
  severity: 'low',
  gain: 'Whoever breaks into one of the workloads has the rights that the others need.',
  why: 'The rights of a shared account are the sum of what its workloads need, and its traces in the audit log tell them not apart.',
  remedy: 'Make a service account for each workload, and bind to each what it needs.',
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
    'https://kubernetes.io/docs/concepts/security/service-accounts/',
  ],
  aliases: ['kics:c1032cf7-3628-44e2-bd53-38c17cf31b6b'],
  profile: 'strict',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot) => {
    const name = resource.pod?.serviceAccountName;
    if (resource.pod === undefined || name === undefined || name === 'default') return undefined;
    const account = { namespace: resource.namespace, name };
    // Said once, at the first of them.
    if (firstUserOf(account, snapshot) !== resource) return undefined;
    const others = usersOf(account, snapshot).slice(1);
    if (others.length === 0) return undefined;
    const more = others.length - namedAtMost;
    const names = others.slice(0, namedAtMost).map((other) => other.name);
    return {
      at: `${resource.pod.at}/serviceAccountName`,
      message: `service account \`${accountText(account)}\` is used by ${resource.kind} \`${resource.name}\` and by ${listed(names)}${more > 0 ? ` and ${more} more` : ''}`,
    };
  },
};
