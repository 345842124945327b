import { listed } from '../../../analyzers/rbac/rights.ts';
import { clusterRoleKinds, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';

export const nonResourceUrlWildcard: ResourceCheck = {
  id: 'non-resource-url-wildcard',
  title: 'Rule opens every path outside the resources',
  severity: 'medium',
  gain: 'Whoever holds it reads metrics, profiles and logs of the API server.',
  why: 'Paths such as `/logs` and `/debug/pprof` of the API server show requests and memory, and `*` opens every path that a later version adds.',
  remedy: 'Name the paths that the program reads, such as `/metrics` or `/healthz`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
    'https://kubernetes.io/docs/reference/using-api/health-checks/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rulesAtFault(role, everyPath),
};

function everyPath({ at, verbs, nonResourceUrls }: Rule): RuleFault | undefined {
  const entry = nonResourceUrls.findIndex((url) => url === '*' || url === '/*');
  if (entry < 0) return undefined;
  return {
    at: `${at}/nonResourceURLs/${entry}`,
    text: `grants ${verbs.includes('*') ? 'every verb' : listed(verbs)} on every path outside the resources`,
  };
}
