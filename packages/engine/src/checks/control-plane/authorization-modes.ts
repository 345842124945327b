import type { Fix } from '../check.ts';
import type { Resource } from '../../model/resource.ts';
import { rewritingItems } from '../component-edits.ts';

/**
 * Makes roles and the node authorizer decide: both are added where they are missing, under their right names, and
 * `AlwaysAllow` goes. What else decides stays.
 */
export const settingModes: Fix<Resource>['edits'] = rewritingItems('authorization-mode', (modes) => {
  const kept = modes.filter((mode) => mode !== 'AlwaysAllow' && !isMisspelt(mode));
  const withNode = kept.includes('Node') ? kept : ['Node', ...kept];
  const after = withNode.indexOf('Node') + 1;
  return kept.includes('RBAC') ? withNode : withNode.toSpliced(after, 0, 'RBAC');
});

/** Modes are case-sensitive, and the API server does not start with one that it does not know. */
function isMisspelt(mode: string): boolean {
  return ['Node', 'RBAC'].some((name) => name !== mode && name.toLowerCase() === mode.toLowerCase());
}
