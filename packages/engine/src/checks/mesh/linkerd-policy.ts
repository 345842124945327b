/** The annotation of a namespace or a pod that says who may call where no Server is defined. */
export const inboundPolicy = 'config.linkerd.io/default-inbound-policy';

/** The policies of Linkerd that ask nobody for an identity. */
export const openPolicies: ReadonlySet<string> = new Set(['all-unauthenticated', 'cluster-unauthenticated']);

/** The policy for the same callers as an open one, as far as they have an identity. */
export function withIdentity(policy: string): string {
  return policy.replace('unauthenticated', 'authenticated');
}
