import type { Mapping } from './framework.ts';
import {
  admissionWritable,
  auditLog,
  authorizers,
  defaultDeny,
  fewCapabilities,
  meshAuthorization,
  namespaceBounds,
  noAnonymousAccess,
  openDoors,
  resourceLimits,
} from './check-sets.ts';
import { cis } from './cis.ts';

/** NIST SP 800-53: the part that manifests touch. */
export const nist80053: Mapping = {
  'AC-3(7)': { checks: authorizers },
  'AC-14': { checks: noAnonymousAccess },
  'AC-24': { checks: [...authorizers, ...auditLog] },
  'CA-9': { checks: [...defaultDeny, ...meshAuthorization] },
  'CM-5': { checks: ['workloads-manageable', 'pods-creatable', ...admissionWritable] },
  'CM-6': { checks: [...new Set(Object.values(cis).flatMap(({ checks }) => checks))] },
  'CM-7': { checks: [...fewCapabilities, 'ssh-in-container', 'tiller-deployed', 'dashboard-deployed'] },
  'CM-11': { checks: ['image-registry-not-allowed', 'image-registry-blocked', 'entrypoint-fetches-code'] },
  'SC-6': { checks: [...resourceLimits, ...namespaceBounds, 'priority-class-missing'] },
  'SC-7': { checks: [...openDoors, ...defaultDeny] },
};
