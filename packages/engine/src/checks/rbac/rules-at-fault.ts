import { isBuiltIn, roleOf, type Rule } from '../../model/rbac.ts';
import type { Resource } from '../../model/resource.ts';
import type { EvidenceAt, Violation } from '../check.ts';

/** What is wrong with a rule: the field, and what the role does by it, such as "grants `get` on `secrets`". */
export interface RuleFault {
  readonly at: string;
  readonly text: string;
  readonly evidence?: readonly EvidenceAt[];
}

/** The rules of a role that are at fault, one violation for each; built-in roles are left alone. */
export function rulesAtFault(
  resource: Resource,
  faultOf: (rule: Rule, isNamespaced: boolean) => RuleFault | undefined,
): readonly Violation[] | undefined {
  const { isNamespaced, rules } = roleOf(resource);
  let found: Violation[] | undefined;
  for (const rule of rules) {
    const fault = faultOf(rule, isNamespaced);
    if (fault === undefined) continue;
    if (isBuiltIn(resource)) return undefined;
    found ??= [];
    const message = `${resource.kind} \`${resource.name}\` ${fault.text}`;
    found.push(
      fault.evidence === undefined
        ? { at: fault.at, message }
        : { at: fault.at, message, evidence: fault.evidence },
    );
  }
  return found;
}
