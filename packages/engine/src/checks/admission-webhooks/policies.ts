import type { KindName } from '../../model/resource.ts';

const group = 'admissionregistration.k8s.io';

/** Policies that the API server evaluates itself (KEP-3488, KEP-3962). */
export const policyKinds: readonly KindName[] = [
  `ValidatingAdmissionPolicy.${group}`,
  `MutatingAdmissionPolicy.${group}`,
];

export const validatingBindingKind: KindName = `ValidatingAdmissionPolicyBinding.${group}`;

/** The bindings that put such policies to work. */
export const bindingKinds: readonly KindName[] = [
  validatingBindingKind,
  `MutatingAdmissionPolicyBinding.${group}`,
];
