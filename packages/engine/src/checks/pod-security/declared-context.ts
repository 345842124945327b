import type { SharedSecurity } from '../../model/container.ts';

/** True for a security context that says something; an empty block declares nothing. */
export function declaresContext({ fields }: SharedSecurity): boolean {
  return fields !== undefined && Object.keys(fields.object).some((key) => fields.has(key));
}

/** True where a security context says this and nothing else, so that it would be an empty block without it. */
export function isOnlyField(security: SharedSecurity | undefined, key: string): boolean {
  const fields = security?.fields;
  return fields !== undefined && Object.keys(fields.object).every((one) => one === key || !fields.has(one));
}
