import type { Resource } from '../../model/resource.ts';
import type { Fix } from '../check.ts';

/** Makes a policy deny; `Audit` may stand beside that, `Warn` may not. */
export const denying: Fix<Resource>['edits'] = ({ at }, { fields }) => {
  const actions = fields.map('spec')?.strings('validationActions') ?? [];
  return [{ op: 'set', at, value: ['Deny', ...actions.filter((action) => action === 'Audit')] }];
};
