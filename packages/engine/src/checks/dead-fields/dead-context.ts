/**
 * What a security context without a field that means nothing may turn out to be: an empty block, which declares as much as none. The
 * block stays, since another repair may fill it.
 */
export const contextsMissing: readonly string[] = [
  'pod-security-context-missing',
  'security-context-missing',
];
