import type { Fields } from './fields.ts';

/** Annotations that keep a load balancer inside the provider's network, with the values that do so. */
const internalValues: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['networking.gke.io/load-balancer-type', new Set(['internal'])],
  ['cloud.google.com/load-balancer-type', new Set(['internal'])],
  ['service.beta.kubernetes.io/aws-load-balancer-internal', new Set(['true', '0.0.0.0/0'])],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', new Set(['internal'])],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', new Set(['true'])],
  ['service.beta.kubernetes.io/openstack-internal-load-balancer', new Set(['true'])],
  ['service.beta.kubernetes.io/oci-load-balancer-internal', new Set(['true'])],
  ['service.beta.kubernetes.io/do-loadbalancer-network', new Set(['internal'])],
  ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', new Set(['intranet'])],
  ['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', new Set(['private'])],
  ['load-balancer.hetzner.cloud/disable-public-network', new Set(['true'])],
]);

/** Classes of the AWS load balancer controllers, whose balancers are internal unless the scheme says otherwise. */
const internalByDefault: ReadonlySet<string> = new Set(['service.k8s.aws/nlb', 'eks.amazonaws.com/nlb']);
const awsScheme = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

/** True where an annotation, or the default of the class, says that the load balancer has no public address. */
export function isInternal(spec: Fields, annotations: Fields | undefined): boolean {
  const scheme = annotations?.has(awsScheme) === true ? annotations.string(awsScheme) : undefined;
  if (scheme === undefined && internalByDefault.has(spec.string('loadBalancerClass') ?? '')) return true;
  if (annotations === undefined) return false;
  for (const [key, values] of internalValues) {
    if (annotations.has(key) && values.has(annotations.string(key)?.toLowerCase() ?? '')) return true;
  }
  return false;
}
