import type { Mapping } from './framework.ts';
import {
  administrators,
  auditLog,
  authorizers,
  defaultDeny,
  encryptedEntries,
  encryptedInside,
  leastPrivilege,
  noAnonymousAccess,
  trustedImages,
} from './check-sets.ts';

/** HIPAA Security Rule: what manifests show of each standard. */
export const hipaa: Mapping = {
  '164.308(a)(3)(ii)(A)': { checks: ['workload-with-admin-rights', 'cluster-admin-binding'] },
  '164.308(a)(4)': { checks: leastPrivilege },
  '164.308(a)(4)(ii)(B)': { checks: [...defaultDeny, ...administrators] },
  '164.308(a)(5)(ii)(B)': {
    checks: trustedImages,
    rest: 'policies of the pipeline, and events of running containers',
  },
  '164.310(a)(1)': { checks: defaultDeny, rest: 'a statement on the buildings' },
  '164.312(c)': {
    checks: [...defaultDeny, 'root-filesystem-writable', ...trustedImages],
    rest: 'signatures of the images',
  },
  '164.312(e)': { checks: [...encryptedEntries, ...encryptedInside, ...defaultDeny] },
  '164.312(e)(1)': { checks: [...encryptedEntries, ...encryptedInside] },
  '164.312(a)(1)': {
    checks: [...authorizers, ...leastPrivilege, 'service-account-shared'],
    rest: 'how people log in',
  },
  '164.312(b)': { checks: auditLog },
  '164.312(d)': { checks: noAnonymousAccess, rest: 'how people log in' },
};
