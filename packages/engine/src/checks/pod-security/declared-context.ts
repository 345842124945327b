import type { SharedSecurity } from '../../model/container.ts';

/** True for a security context that says something; an empty block declares nothing. */
export function declaresContext({ fields }: SharedSecurity): boolean {
  return fields !== undefined && Object.keys(fields.object).some((key) => fields.has(key));
}
