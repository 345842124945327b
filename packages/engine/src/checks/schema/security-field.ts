import type { UnknownField } from '../../schema/fault.ts';
import { kindNameOf, type KindName, type Resource } from '../../model/resource.ts';

/** Whether an unknown field takes the place of one that protects: by what was probably meant, or by where it stands. */
export function isSecurityField({ owner, meant }: UnknownField, resource: Resource): boolean {
  if (protectingTypes.has(owner)) return true;
  if (meant !== undefined && (protectingFields.has(meant.field) || protectingTypes.has(meant.owner)))
    return true;
  return protectingKinds.has(kindNameOf(resource)) && !plainTypes.has(owner);
}

/** Types whose every field protects. */
const protectingTypes: ReadonlySet<string> = new Set([
  'SecurityContext',
  'PodSecurityContext',
  'Capabilities',
  'SeccompProfile',
  'AppArmorProfile',
  'SELinuxOptions',
  'WindowsSecurityContextOptions',
  'Sysctl',
]);

/** Fields elsewhere that protect, or take protection away. */
const protectingFields: ReadonlySet<string> = new Set([
  'securityContext',
  'allowPrivilegeEscalation',
  'appArmorProfile',
  'automountServiceAccountToken',
  'capabilities',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'hostUsers',
  'loadBalancerSourceRanges',
  'privileged',
  'procMount',
  'readOnly',
  'readOnlyRootFilesystem',
  'recursiveReadOnly',
  'runAsGroup',
  'runAsNonRoot',
  'runAsUser',
  'runtimeClassName',
  'seccompProfile',
  'serviceAccountName',
  'shareProcessNamespace',
  'tls',
]);

/** Kinds that do nothing but protect or grant. */
const protectingKinds: ReadonlySet<KindName> = new Set([
  'NetworkPolicy.networking.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'Role.rbac.authorization.k8s.io',
  'RoleBinding.rbac.authorization.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
]);

/** Types in those kinds that neither protect nor grant. */
const plainTypes: ReadonlySet<string> = new Set(['ObjectMeta', 'OwnerReference', 'ManagedFieldsEntry']);
