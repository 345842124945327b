import type { Mapping } from './framework.ts';
import {
  administrators,
  auditLog,
  credentialsInClear,
  defaultDeny,
  encryptedEntries,
  encryptedInside,
  encryptionAtRest,
  openDoors,
  secretsReadable,
} from './check-sets.ts';

const network: readonly string[] = [...defaultDeny, ...openDoors];
const inTransit: readonly string[] = [...encryptedEntries, ...encryptedInside];

/** SOC 2 Trust Services Criteria: what manifests show of each. */
export const soc2: Mapping = {
  'CC1.1': { checks: encryptionAtRest, rest: 'whether volumes are encrypted' },
  'CC6.1': {
    checks: [...network, ...credentialsInClear, ...secretsReadable, ...administrators, ...inTransit],
    rest: 'the yearly review of the rules',
  },
  'CC6.2': { checks: administrators, rest: 'who is to be an administrator' },
  'CC6.6': {
    checks: [...network, ...credentialsInClear, ...secretsReadable, ...inTransit],
    rest: 'the yearly review of the rules',
  },
  'CC6.7': {
    checks: [...encryptionAtRest, ...credentialsInClear, ...secretsReadable, ...administrators, ...inTransit],
    rest: 'whether volumes are encrypted',
  },
  'CC6.8': { checks: [...administrators, ...auditLog], rest: 'who is to be an administrator' },
  'CC7.1': { checks: auditLog, rest: 'scans of the images, and changes in a running cluster' },
  'CC7.2': { checks: [...network, ...auditLog], rest: 'the yearly review of the rules' },
};
