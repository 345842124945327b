import type { Mapping } from './framework.ts';
import {
  administrators,
  admissionWritable,
  auditLog,
  defaultDeny,
  encryptedEntries,
  encryptedInside,
  encryptionAtRest,
  leastPrivilege,
  noAnonymousAccess,
  openDoors,
  secretsReadable,
  trustedImages,
  waysToTheNode,
} from './check-sets.ts';
import { cis } from './cis.ts';

/** ISO/IEC 27001:2022, Annex A: the part that manifests touch. */
export const iso27001: Mapping = {
  'A.5.15': { checks: [...leastPrivilege, ...noAnonymousAccess] },
  'A.5.16': { checks: ['default-account-used', 'service-account-shared'], rest: 'the identity provider' },
  'A.5.18': { checks: leastPrivilege, rest: 'the reviews of rights' },
  'A.5.3': { checks: admissionWritable, rest: 'who asks for exceptions and who approves them' },
  'A.8.2': { checks: [...administrators, ...waysToTheNode] },
  'A.8.3': { checks: [...secretsReadable, 'config-maps-writable'] },
  'A.8.5': { checks: [...noAnonymousAccess, 'apiserver-static-credentials'], rest: 'how people log in' },
  'A.8.9': { checks: [...new Set(Object.values(cis).flatMap(({ checks }) => checks))] },
  'A.8.12': { checks: [...defaultDeny, 'network-policy-allows-all-egress', 'network-policy-open-ip-block'] },
  'A.8.14': {
    checks: [
      'replicas-too-few',
      'autoscaler-minimum-low',
      'disruption-budget-missing',
      'anti-affinity-missing',
      'topology-spread-missing',
    ],
  },
  'A.8.15': { checks: [...auditLog, 'audit-log-age', 'audit-log-backups'] },
  'A.8.20': { checks: defaultDeny },
  'A.8.21': { checks: [...openDoors, ...encryptedEntries] },
  'A.8.22': { checks: defaultDeny },
  'A.8.24': { checks: [...encryptedEntries, ...encryptedInside, ...encryptionAtRest] },
  'A.8.28': { checks: trustedImages, rest: 'signatures, SBOMs and provenance of the images' },
};
