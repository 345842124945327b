import { escapeToken } from '../../../model/pointer.ts';
import type { SnapshotCheck } from '../../check.ts';
import { usersOf } from '../account-users.ts';
import { accountText } from '../mounted-account.ts';

/** A program and its helpers may well need the same; more than these are different programs. */
const closeEnough = 3;

export const cloudRoleOnSharedAccount: SnapshotCheck = {
  id: 'cloud-role-on-shared-account',
  title: 'Cloud role sits on a shared service account',
  severity: 'medium',
  gain: 'Whoever breaks into any of the workloads has the cloud role, those included that never needed it.',
  why: 'Every pod of the account may exchange its token for the cloud role; under `default` that is every pod that names no account.',
  remedy:
    'Put the annotation on a service account of its own, and name that one in the workload that calls the cloud.',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity',
    'https://kubernetes.io/docs/concepts/security/service-accounts/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['ServiceAccount'],
  evaluate: ({ at, name, namespace, details }, snapshot) => {
    const [key] = details?.of === 'service-account' ? details.cloudRoles : [];
    if (key === undefined) return undefined;
    const where = `${at}/metadata/annotations/${escapeToken(key)}`;
    const start = `service account \`${accountText({ namespace, name })}\` has a cloud role by \`${key}\``;
    if (name === 'default') {
      return { at: where, message: `${start}, and every pod runs as it that names no account` };
    }
    const users = usersOf({ namespace, name }, snapshot);
    if (users.length <= closeEnough) return undefined;
    return { at: where, message: `${start}, and ${users.length} workloads run as it` };
  },
};
