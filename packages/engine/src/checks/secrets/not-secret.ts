import type { Target } from '../check.ts';

/** True where a policy says of the value, or of the name that it is kept under, that it is no secret. */
export function isNoSecret({ parameters }: Target, name: string, value: string): boolean {
  const { notSecrets } = parameters;
  return notSecrets.length > 0 && (notSecrets.includes(name) || notSecrets.includes(value.trim()));
}
