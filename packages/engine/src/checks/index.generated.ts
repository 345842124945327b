// Generated from the folders of this directory by `npm run generate`; not to be edited.
import type { Check } from './check.ts';
import { addOnApiVersionRemoved } from './deprecated-apis/add-on-api-version-removed/check.ts';
import { adminNetworkPolicyAllowsEverything } from './network/admin-network-policy-allows-everything/check.ts';
import { administrativeRoleBound } from './rbac/administrative-role-bound/check.ts';
import { admissionPoliciesWritable } from './rbac/admission-policies-writable/check.ts';
import { aggregatedIntoDefaultRole } from './rbac/aggregated-into-default-role/check.ts';
import { allServiceAccountsBound } from './rbac/all-service-accounts-bound/check.ts';
import { annotationOnWrongObject } from './hygiene/annotation-on-wrong-object/check.ts';
import { anonymousBound } from './rbac/anonymous-bound/check.ts';
import { apiGroupWildcard } from './rbac/api-group-wildcard/check.ts';
import { apiServiceInsecure } from './admission-webhooks/api-service-insecure/check.ts';
import { apiVersionDeprecated } from './deprecated-apis/api-version-deprecated/check.ts';
import { apiVersionRemoved } from './deprecated-apis/api-version-removed/check.ts';
import { apparmorNotSet } from './pod-security/apparmor-not-set/check.ts';
import { apparmorOverridden } from './pod-security/apparmor-overridden/check.ts';
import { authenticatedBound } from './rbac/authenticated-bound/check.ts';
import { awsAuthWritable } from './rbac/aws-auth-writable/check.ts';
import { bindVerb } from './rbac/bind-verb/check.ts';
import { bindingsCreatable } from './rbac/bindings-creatable/check.ts';
import { calicoPolicyAllowsEverything } from './network/calico-policy-allows-everything/check.ts';
import { capabilitiesAdded } from './pod-security/capabilities-added/check.ts';
import { capabilitiesBeyondBaseline } from './pod-security/capabilities-beyond-baseline/check.ts';
import { capabilitiesNotDroppedAll } from './pod-security/capabilities-not-dropped-all/check.ts';
import { capabilitiesNothingDropped } from './pod-security/capabilities-nothing-dropped/check.ts';
import { capabilityDangerous } from './pod-security/capability-dangerous/check.ts';
import { capabilityNetRaw } from './pod-security/capability-net-raw/check.ts';
import { capabilitySysAdmin } from './pod-security/capability-sys-admin/check.ts';
import { ciliumPolicyAllowsEverything } from './network/cilium-policy-allows-everything/check.ts';
import { ciliumPolicyPeersCombined } from './network/cilium-policy-peers-combined/check.ts';
import { cloudCredentialsMounted } from './secrets/cloud-credentials-mounted/check.ts';
import { clusterAdminBinding } from './rbac/cluster-admin-binding/check.ts';
import { clusterAdminInNamespace } from './rbac/cluster-admin-in-namespace/check.ts';
import { configMapsWritable } from './rbac/config-maps-writable/check.ts';
import { configSubpathNotRefreshed } from './hygiene/config-subpath-not-refreshed/check.ts';
import { containerWeakensPod } from './pod-security/container-weakens-pod/check.ts';
import { cpuLimitMissing } from './resources/cpu-limit-missing/check.ts';
import { cpuRequestFromLimit } from './resources/cpu-request-from-limit/check.ts';
import { cpuRequestMissing } from './resources/cpu-request-missing/check.ts';
import { credentialInArgs } from './secrets/credential-in-args/check.ts';
import { credentialInConfigMap } from './secrets/credential-in-config-map/check.ts';
import { credentialInEnvValue } from './secrets/credential-in-env-value/check.ts';
import { crossNamespaceSubject } from './rbac/cross-namespace-subject/check.ts';
import { csrApprovable } from './rbac/csr-approvable/check.ts';
import { customGroupWildcard } from './rbac/custom-group-wildcard/check.ts';
import { dashboardDeployed } from './workload-hardening/dashboard-deployed/check.ts';
import { deadApparmorAnnotation } from './dead-fields/dead-apparmor-annotation/check.ts';
import { deadCapabilityName } from './dead-fields/dead-capability-name/check.ts';
import { deadContainerFieldOnPod } from './dead-fields/dead-container-field-on-pod/check.ts';
import { deadContainerKindField } from './dead-fields/dead-container-kind-field/check.ts';
import { deadHostPortWithHostNetwork } from './dead-fields/dead-host-port-with-host-network/check.ts';
import { deadIngressClassAnnotation } from './dead-fields/dead-ingress-class-annotation/check.ts';
import { deadLinuxFieldOnWindows } from './dead-fields/dead-linux-field-on-windows/check.ts';
import { deadNodeRoleLabel } from './dead-fields/dead-node-role-label/check.ts';
import { deadPodFieldOnContainer } from './dead-fields/dead-pod-field-on-container/check.ts';
import { deadSeccompAnnotation } from './dead-fields/dead-seccomp-annotation/check.ts';
import { deadServiceField } from './dead-fields/dead-service-field/check.ts';
import { deadWindowsOptionsOnLinux } from './dead-fields/dead-windows-options-on-linux/check.ts';
import { debugPortExposed } from './workload-hardening/debug-port-exposed/check.ts';
import { defaultAccountBound } from './service-accounts/default-account-bound/check.ts';
import { defaultAccountMountsToken } from './service-accounts/default-account-mounts-token/check.ts';
import { defaultAccountUsed } from './service-accounts/default-account-used/check.ts';
import { defaultCapabilitiesKept } from './pod-security/default-capabilities-kept/check.ts';
import { defaultNamespaceUsed } from './namespaces/default-namespace-used/check.ts';
import { deleteRightsWide } from './rbac/delete-rights-wide/check.ts';
import { deprecatedNodeLabel } from './dead-fields/deprecated-node-label/check.ts';
import { deprecatedServiceAccountField } from './service-accounts/deprecated-service-account-field/check.ts';
import { dnsConfigWritable } from './rbac/dns-config-writable/check.ts';
import { duplicateKey } from './hygiene/duplicate-key/check.ts';
import { entrypointFetchesCode } from './workload-hardening/entrypoint-fetches-code/check.ts';
import { ephemeralContainersWritable } from './rbac/ephemeral-containers-writable/check.ts';
import { ephemeralStorageUnset } from './resources/ephemeral-storage-unset/check.ts';
import { escalateVerb } from './rbac/escalate-verb/check.ts';
import { externalTrafficPolicy } from './exposure/external-traffic-policy/check.ts';
import { gatewayListenerWithoutTls } from './exposure/gateway-listener-without-tls/check.ts';
import { gatewayRoutesFromAll } from './exposure/gateway-routes-from-all/check.ts';
import { gitSyncUntrusted } from './workload-hardening/git-sync-untrusted/check.ts';
import { hostAliases } from './pod-security/host-aliases/check.ts';
import { hostIpc } from './pod-security/host-ipc/check.ts';
import { hostNetwork } from './pod-security/host-network/check.ts';
import { hostNetworkDnsPolicy } from './pod-security/host-network-dns-policy/check.ts';
import { hostPathPersistentVolume } from './pod-security/host-path-persistent-volume/check.ts';
import { hostPathSensitive } from './pod-security/host-path-sensitive/check.ts';
import { hostPathVolume } from './pod-security/host-path-volume/check.ts';
import { hostPathWritable } from './pod-security/host-path-writable/check.ts';
import { hostPid } from './pod-security/host-pid/check.ts';
import { hostPort } from './pod-security/host-port/check.ts';
import { imageAllowListOpenPrefix } from './images/image-allow-list-open-prefix/check.ts';
import { imageFromPublicRegistry } from './images/image-from-public-registry/check.ts';
import { imageNotDigestPinned } from './images/image-not-digest-pinned/check.ts';
import { imagePullPolicyNotAlways } from './images/image-pull-policy-not-always/check.ts';
import { imagePullPolicyUnset } from './images/image-pull-policy-unset/check.ts';
import { imagePullPolicyWithLatest } from './images/image-pull-policy-with-latest/check.ts';
import { imageReferenceInvalid } from './images/image-reference-invalid/check.ts';
import { imageRegistryBlocked } from './images/image-registry-blocked/check.ts';
import { imageRegistryNotAllowed } from './images/image-registry-not-allowed/check.ts';
import { imageRegistryRetired } from './images/image-registry-retired/check.ts';
import { imageShortName } from './images/image-short-name/check.ts';
import { imageTagMutable } from './images/image-tag-mutable/check.ts';
import { imageVolumeUntrusted } from './images/image-volume-untrusted/check.ts';
import { impersonateVerb } from './rbac/impersonate-verb/check.ts';
import { ingressNginxSnippet } from './exposure/ingress-nginx-snippet/check.ts';
import { ingressNginxSnippetsAllowed } from './exposure/ingress-nginx-snippets-allowed/check.ts';
import { ingressNginxUnsafeAnnotation } from './exposure/ingress-nginx-unsafe-annotation/check.ts';
import { ingressSourceRangeOpen } from './exposure/ingress-source-range-open/check.ts';
import { ingressTlsHostMismatch } from './exposure/ingress-tls-host-mismatch/check.ts';
import { ingressWildcardHost } from './exposure/ingress-wildcard-host/check.ts';
import { ingressWithoutTls } from './exposure/ingress-without-tls/check.ts';
import { jobCleanup } from './reliability/job-cleanup/check.ts';
import { limitRangeContradiction } from './namespaces/limit-range-contradiction/check.ts';
import { linuxHardeningMissing } from './pod-security/linux-hardening-missing/check.ts';
import { loadBalancerOpenSources } from './exposure/load-balancer-open-sources/check.ts';
import { longLivedTokenSecret } from './service-accounts/long-lived-token-secret/check.ts';
import { lowGid } from './pod-security/low-gid/check.ts';
import { lowUid } from './pod-security/low-uid/check.ts';
import { manualEndpoints } from './exposure/manual-endpoints/check.ts';
import { mastersGroupBound } from './rbac/masters-group-bound/check.ts';
import { memoryLimitMissing } from './resources/memory-limit-missing/check.ts';
import { memoryQuantityMilli } from './resources/memory-quantity-milli/check.ts';
import { memoryRequestFromLimit } from './resources/memory-request-from-limit/check.ts';
import { memoryRequestMissing } from './resources/memory-request-missing/check.ts';
import { mountPropagationBidirectional } from './pod-security/mount-propagation-bidirectional/check.ts';
import { namespaceSecretsReadable } from './rbac/namespace-secrets-readable/check.ts';
import { namespaceSecretsWritable } from './rbac/namespace-secrets-writable/check.ts';
import { namespacesPatchable } from './rbac/namespaces-patchable/check.ts';
import { networkPolicyAllowsEverything } from './network/network-policy-allows-everything/check.ts';
import { networkPolicyMetadataReachable } from './network/network-policy-metadata-reachable/check.ts';
import { networkPolicyOpenIpBlock } from './network/network-policy-open-ip-block/check.ts';
import { networkPolicyRuleUnreachable } from './network/network-policy-rule-unreachable/check.ts';
import { networkPolicyRuleWithoutPeers } from './network/network-policy-rule-without-peers/check.ts';
import { networkPolicyTypesHideRules } from './network/network-policy-types-hide-rules/check.ts';
import { networkPolicyWithoutSelector } from './network/network-policy-without-selector/check.ts';
import { networkingWritable } from './rbac/networking-writable/check.ts';
import { nodeNamePinned } from './workload-hardening/node-name-pinned/check.ts';
import { nodeProxy } from './rbac/node-proxy/check.ts';
import { nodesWritable } from './rbac/nodes-writable/check.ts';
import { nonResourceUrlWildcard } from './rbac/non-resource-url-wildcard/check.ts';
import { persistentVolumeTypeRetired } from './deprecated-apis/persistent-volume-type-retired/check.ts';
import { persistentVolumesCreatable } from './rbac/persistent-volumes-creatable/check.ts';
import { podLevelResourcesConflict } from './resources/pod-level-resources-conflict/check.ts';
import { podSecurityLabelMissing } from './namespaces/pod-security-label-missing/check.ts';
import { podSecurityLabelTypo } from './namespaces/pod-security-label-typo/check.ts';
import { podSecurityLabelsIncomplete } from './namespaces/pod-security-labels-incomplete/check.ts';
import { podSecurityLevelNotRestricted } from './namespaces/pod-security-level-not-restricted/check.ts';
import { podSecurityLevelWeak } from './namespaces/pod-security-level-weak/check.ts';
import { podSecurityVersionOutdated } from './namespaces/pod-security-version-outdated/check.ts';
import { podsAttach } from './rbac/pods-attach/check.ts';
import { podsCreatable } from './rbac/pods-creatable/check.ts';
import { podsExec } from './rbac/pods-exec/check.ts';
import { podsExecByGet } from './rbac/pods-exec-by-get/check.ts';
import { podsPortForward } from './rbac/pods-port-forward/check.ts';
import { policyBindingNotDenying } from './admission-webhooks/policy-binding-not-denying/check.ts';
import { policyEngineAuditOnly } from './admission-webhooks/policy-engine-audit-only/check.ts';
import { policyFailsOpen } from './admission-webhooks/policy-fails-open/check.ts';
import { policyMatchesNothing } from './admission-webhooks/policy-matches-nothing/check.ts';
import { policyParamMissingAllows } from './admission-webhooks/policy-param-missing-allows/check.ts';
import { privilegeEscalationAllowed } from './pod-security/privilege-escalation-allowed/check.ts';
import { privilegeEscalationExplicit } from './pod-security/privilege-escalation-explicit/check.ts';
import { privilegedContainer } from './pod-security/privileged-container/check.ts';
import { privilegedPort } from './workload-hardening/privileged-port/check.ts';
import { probeOrHookHost } from './pod-security/probe-or-hook-host/check.ts';
import { procMountUnmasked } from './pod-security/proc-mount-unmasked/check.ts';
import { projectedTokenAudienceMissing } from './service-accounts/projected-token-audience-missing/check.ts';
import { projectedTokenLifetimeLong } from './service-accounts/projected-token-lifetime-long/check.ts';
import { readOnlyMountNotRecursive } from './pod-security/read-only-mount-not-recursive/check.ts';
import { recursiveReadOnlyWithoutReadOnly } from './dead-fields/recursive-read-only-without-read-only/check.ts';
import { referenceGrantWide } from './exposure/reference-grant-wide/check.ts';
import { requestsDifferFromLimits } from './resources/requests-differ-from-limits/check.ts';
import { resourceNamesIneffective } from './rbac/resource-names-ineffective/check.ts';
import { resourcesMissing } from './resources/resources-missing/check.ts';
import { restrictedVolumeTypes } from './pod-security/restricted-volume-types/check.ts';
import { rolesWritable } from './rbac/roles-writable/check.ts';
import { rootFilesystemWritable } from './workload-hardening/root-filesystem-writable/check.ts';
import { rootGroup } from './pod-security/root-group/check.ts';
import { rootSupplementaryGroup } from './pod-security/root-supplementary-group/check.ts';
import { rootUserPossible } from './pod-security/root-user-possible/check.ts';
import { ruleMatchesNothing } from './rbac/rule-matches-nothing/check.ts';
import { runAsRoot } from './pod-security/run-as-root/check.ts';
import { runAsUidZero } from './pod-security/run-as-uid-zero/check.ts';
import { runtimeSocketMounted } from './pod-security/runtime-socket-mounted/check.ts';
import { scratchVolumeUnbounded } from './resources/scratch-volume-unbounded/check.ts';
import { seccompNotSet } from './pod-security/seccomp-not-set/check.ts';
import { seccompUnconfined } from './pod-security/seccomp-unconfined/check.ts';
import { secretAsEnvVar } from './secrets/secret-as-env-var/check.ts';
import { secretInAnnotation } from './secrets/secret-in-annotation/check.ts';
import { secretValueInManifest } from './secrets/secret-value-in-manifest/check.ts';
import { secretsCreatableMintsTokens } from './rbac/secrets-creatable-mints-tokens/check.ts';
import { secretsReadable } from './rbac/secrets-readable/check.ts';
import { secretsWritable } from './rbac/secrets-writable/check.ts';
import { securityContextMissing } from './pod-security/security-context-missing/check.ts';
import { selinuxCustomOptions } from './pod-security/selinux-custom-options/check.ts';
import { serviceExternalIps } from './exposure/service-external-ips/check.ts';
import { serviceExternalName } from './exposure/service-external-name/check.ts';
import { serviceExternalNameLocal } from './exposure/service-external-name-local/check.ts';
import { serviceLoadBalancer } from './exposure/service-load-balancer/check.ts';
import { serviceNodePort } from './exposure/service-node-port/check.ts';
import { serviceStatusWritable } from './rbac/service-status-writable/check.ts';
import { shareProcessNamespace } from './pod-security/share-process-namespace/check.ts';
import { sshInContainer } from './workload-hardening/ssh-in-container/check.ts';
import { sudoInEntrypoint } from './workload-hardening/sudo-in-entrypoint/check.ts';
import { supplementalGroupsFromImage } from './pod-security/supplemental-groups-from-image/check.ts';
import { systemNamespaceUsed } from './namespaces/system-namespace-used/check.ts';
import { tillerDeployed } from './workload-hardening/tiller-deployed/check.ts';
import { tillerService } from './workload-hardening/tiller-service/check.ts';
import { tokenAutomountOnAccount } from './service-accounts/token-automount-on-account/check.ts';
import { tokenAutomountRequested } from './service-accounts/token-automount-requested/check.ts';
import { tokenAutomounted } from './service-accounts/token-automounted/check.ts';
import { tokenProjectedDespiteOptOut } from './service-accounts/token-projected-despite-opt-out/check.ts';
import { tokenRequestCreatable } from './rbac/token-request-creatable/check.ts';
import { toleratesTooMuch } from './workload-hardening/tolerates-too-much/check.ts';
import { tracesDeletable } from './rbac/traces-deletable/check.ts';
import { unsafeSysctl } from './pod-security/unsafe-sysctl/check.ts';
import { userNamespaceConflict } from './pod-security/user-namespace-conflict/check.ts';
import { userNamespaceNotUsed } from './pod-security/user-namespace-not-used/check.ts';
import { volumeTypeRetired } from './deprecated-apis/volume-type-retired/check.ts';
import { webhookAuthorCanOptOut } from './admission-webhooks/webhook-author-can-opt-out/check.ts';
import { webhookCaBundleBad } from './admission-webhooks/webhook-ca-bundle-bad/check.ts';
import { webhookCanLockCluster } from './admission-webhooks/webhook-can-lock-cluster/check.ts';
import { webhookConfigWritable } from './rbac/webhook-config-writable/check.ts';
import { webhookExternalUrl } from './admission-webhooks/webhook-external-url/check.ts';
import { webhookFailsOpen } from './admission-webhooks/webhook-fails-open/check.ts';
import { webhookMatchPolicyExact } from './admission-webhooks/webhook-match-policy-exact/check.ts';
import { webhookTimeoutLong } from './admission-webhooks/webhook-timeout-long/check.ts';
import { wildcardInRule } from './rbac/wildcard-in-rule/check.ts';
import { wildcardVerbsAndResources } from './rbac/wildcard-verbs-and-resources/check.ts';
import { windowsHostProcess } from './pod-security/windows-host-process/check.ts';
import { workloadRejectedByLevel } from './namespaces/workload-rejected-by-level/check.ts';
import { workloadsManageable } from './rbac/workloads-manageable/check.ts';

/** Every check, by id. */
export const checks: readonly Check[] = [
  addOnApiVersionRemoved,
  adminNetworkPolicyAllowsEverything,
  administrativeRoleBound,
  admissionPoliciesWritable,
  aggregatedIntoDefaultRole,
  allServiceAccountsBound,
  annotationOnWrongObject,
  anonymousBound,
  apiGroupWildcard,
  apiServiceInsecure,
  apiVersionDeprecated,
  apiVersionRemoved,
  apparmorNotSet,
  apparmorOverridden,
  authenticatedBound,
  awsAuthWritable,
  bindVerb,
  bindingsCreatable,
  calicoPolicyAllowsEverything,
  capabilitiesAdded,
  capabilitiesBeyondBaseline,
  capabilitiesNotDroppedAll,
  capabilitiesNothingDropped,
  capabilityDangerous,
  capabilityNetRaw,
  capabilitySysAdmin,
  ciliumPolicyAllowsEverything,
  ciliumPolicyPeersCombined,
  cloudCredentialsMounted,
  clusterAdminBinding,
  clusterAdminInNamespace,
  configMapsWritable,
  configSubpathNotRefreshed,
  containerWeakensPod,
  cpuLimitMissing,
  cpuRequestFromLimit,
  cpuRequestMissing,
  credentialInArgs,
  credentialInConfigMap,
  credentialInEnvValue,
  crossNamespaceSubject,
  csrApprovable,
  customGroupWildcard,
  dashboardDeployed,
  deadApparmorAnnotation,
  deadCapabilityName,
  deadContainerFieldOnPod,
  deadContainerKindField,
  deadHostPortWithHostNetwork,
  deadIngressClassAnnotation,
  deadLinuxFieldOnWindows,
  deadNodeRoleLabel,
  deadPodFieldOnContainer,
  deadSeccompAnnotation,
  deadServiceField,
  deadWindowsOptionsOnLinux,
  debugPortExposed,
  defaultAccountBound,
  defaultAccountMountsToken,
  defaultAccountUsed,
  defaultCapabilitiesKept,
  defaultNamespaceUsed,
  deleteRightsWide,
  deprecatedNodeLabel,
  deprecatedServiceAccountField,
  dnsConfigWritable,
  duplicateKey,
  entrypointFetchesCode,
  ephemeralContainersWritable,
  ephemeralStorageUnset,
  escalateVerb,
  externalTrafficPolicy,
  gatewayListenerWithoutTls,
  gatewayRoutesFromAll,
  gitSyncUntrusted,
  hostAliases,
  hostIpc,
  hostNetwork,
  hostNetworkDnsPolicy,
  hostPathPersistentVolume,
  hostPathSensitive,
  hostPathVolume,
  hostPathWritable,
  hostPid,
  hostPort,
  imageAllowListOpenPrefix,
  imageFromPublicRegistry,
  imageNotDigestPinned,
  imagePullPolicyNotAlways,
  imagePullPolicyUnset,
  imagePullPolicyWithLatest,
  imageReferenceInvalid,
  imageRegistryBlocked,
  imageRegistryNotAllowed,
  imageRegistryRetired,
  imageShortName,
  imageTagMutable,
  imageVolumeUntrusted,
  impersonateVerb,
  ingressNginxSnippet,
  ingressNginxSnippetsAllowed,
  ingressNginxUnsafeAnnotation,
  ingressSourceRangeOpen,
  ingressTlsHostMismatch,
  ingressWildcardHost,
  ingressWithoutTls,
  jobCleanup,
  limitRangeContradiction,
  linuxHardeningMissing,
  loadBalancerOpenSources,
  longLivedTokenSecret,
  lowGid,
  lowUid,
  manualEndpoints,
  mastersGroupBound,
  memoryLimitMissing,
  memoryQuantityMilli,
  memoryRequestFromLimit,
  memoryRequestMissing,
  mountPropagationBidirectional,
  namespaceSecretsReadable,
  namespaceSecretsWritable,
  namespacesPatchable,
  networkPolicyAllowsEverything,
  networkPolicyMetadataReachable,
  networkPolicyOpenIpBlock,
  networkPolicyRuleUnreachable,
  networkPolicyRuleWithoutPeers,
  networkPolicyTypesHideRules,
  networkPolicyWithoutSelector,
  networkingWritable,
  nodeNamePinned,
  nodeProxy,
  nodesWritable,
  nonResourceUrlWildcard,
  persistentVolumeTypeRetired,
  persistentVolumesCreatable,
  podLevelResourcesConflict,
  podSecurityLabelMissing,
  podSecurityLabelTypo,
  podSecurityLabelsIncomplete,
  podSecurityLevelNotRestricted,
  podSecurityLevelWeak,
  podSecurityVersionOutdated,
  podsAttach,
  podsCreatable,
  podsExec,
  podsExecByGet,
  podsPortForward,
  policyBindingNotDenying,
  policyEngineAuditOnly,
  policyFailsOpen,
  policyMatchesNothing,
  policyParamMissingAllows,
  privilegeEscalationAllowed,
  privilegeEscalationExplicit,
  privilegedContainer,
  privilegedPort,
  probeOrHookHost,
  procMountUnmasked,
  projectedTokenAudienceMissing,
  projectedTokenLifetimeLong,
  readOnlyMountNotRecursive,
  recursiveReadOnlyWithoutReadOnly,
  referenceGrantWide,
  requestsDifferFromLimits,
  resourceNamesIneffective,
  resourcesMissing,
  restrictedVolumeTypes,
  rolesWritable,
  rootFilesystemWritable,
  rootGroup,
  rootSupplementaryGroup,
  rootUserPossible,
  ruleMatchesNothing,
  runAsRoot,
  runAsUidZero,
  runtimeSocketMounted,
  scratchVolumeUnbounded,
  seccompNotSet,
  seccompUnconfined,
  secretAsEnvVar,
  secretInAnnotation,
  secretValueInManifest,
  secretsCreatableMintsTokens,
  secretsReadable,
  secretsWritable,
  securityContextMissing,
  selinuxCustomOptions,
  serviceExternalIps,
  serviceExternalName,
  serviceExternalNameLocal,
  serviceLoadBalancer,
  serviceNodePort,
  serviceStatusWritable,
  shareProcessNamespace,
  sshInContainer,
  sudoInEntrypoint,
  supplementalGroupsFromImage,
  systemNamespaceUsed,
  tillerDeployed,
  tillerService,
  tokenAutomountOnAccount,
  tokenAutomountRequested,
  tokenAutomounted,
  tokenProjectedDespiteOptOut,
  tokenRequestCreatable,
  toleratesTooMuch,
  tracesDeletable,
  unsafeSysctl,
  userNamespaceConflict,
  userNamespaceNotUsed,
  volumeTypeRetired,
  webhookAuthorCanOptOut,
  webhookCaBundleBad,
  webhookCanLockCluster,
  webhookConfigWritable,
  webhookExternalUrl,
  webhookFailsOpen,
  webhookMatchPolicyExact,
  webhookTimeoutLong,
  wildcardInRule,
  wildcardVerbsAndResources,
  windowsHostProcess,
  workloadRejectedByLevel,
  workloadsManageable,
];

/** The group of each check: the folder it stands in. */
export const groupOf: ReadonlyMap<string, string> = new Map([
  ['add-on-api-version-removed', 'deprecated-apis'],
  ['admin-network-policy-allows-everything', 'network'],
  ['administrative-role-bound', 'rbac'],
  ['admission-policies-writable', 'rbac'],
  ['aggregated-into-default-role', 'rbac'],
  ['all-service-accounts-bound', 'rbac'],
  ['annotation-on-wrong-object', 'hygiene'],
  ['anonymous-bound', 'rbac'],
  ['api-group-wildcard', 'rbac'],
  ['api-service-insecure', 'admission-webhooks'],
  ['api-version-deprecated', 'deprecated-apis'],
  ['api-version-removed', 'deprecated-apis'],
  ['apparmor-not-set', 'pod-security'],
  ['apparmor-overridden', 'pod-security'],
  ['authenticated-bound', 'rbac'],
  ['aws-auth-writable', 'rbac'],
  ['bind-verb', 'rbac'],
  ['bindings-creatable', 'rbac'],
  ['calico-policy-allows-everything', 'network'],
  ['capabilities-added', 'pod-security'],
  ['capabilities-beyond-baseline', 'pod-security'],
  ['capabilities-not-dropped-all', 'pod-security'],
  ['capabilities-nothing-dropped', 'pod-security'],
  ['capability-dangerous', 'pod-security'],
  ['capability-net-raw', 'pod-security'],
  ['capability-sys-admin', 'pod-security'],
  ['cilium-policy-allows-everything', 'network'],
  ['cilium-policy-peers-combined', 'network'],
  ['cloud-credentials-mounted', 'secrets'],
  ['cluster-admin-binding', 'rbac'],
  ['cluster-admin-in-namespace', 'rbac'],
  ['config-maps-writable', 'rbac'],
  ['config-subpath-not-refreshed', 'hygiene'],
  ['container-weakens-pod', 'pod-security'],
  ['cpu-limit-missing', 'resources'],
  ['cpu-request-from-limit', 'resources'],
  ['cpu-request-missing', 'resources'],
  ['credential-in-args', 'secrets'],
  ['credential-in-config-map', 'secrets'],
  ['credential-in-env-value', 'secrets'],
  ['cross-namespace-subject', 'rbac'],
  ['csr-approvable', 'rbac'],
  ['custom-group-wildcard', 'rbac'],
  ['dashboard-deployed', 'workload-hardening'],
  ['dead-apparmor-annotation', 'dead-fields'],
  ['dead-capability-name', 'dead-fields'],
  ['dead-container-field-on-pod', 'dead-fields'],
  ['dead-container-kind-field', 'dead-fields'],
  ['dead-host-port-with-host-network', 'dead-fields'],
  ['dead-ingress-class-annotation', 'dead-fields'],
  ['dead-linux-field-on-windows', 'dead-fields'],
  ['dead-node-role-label', 'dead-fields'],
  ['dead-pod-field-on-container', 'dead-fields'],
  ['dead-seccomp-annotation', 'dead-fields'],
  ['dead-service-field', 'dead-fields'],
  ['dead-windows-options-on-linux', 'dead-fields'],
  ['debug-port-exposed', 'workload-hardening'],
  ['default-account-bound', 'service-accounts'],
  ['default-account-mounts-token', 'service-accounts'],
  ['default-account-used', 'service-accounts'],
  ['default-capabilities-kept', 'pod-security'],
  ['default-namespace-used', 'namespaces'],
  ['delete-rights-wide', 'rbac'],
  ['deprecated-node-label', 'dead-fields'],
  ['deprecated-service-account-field', 'service-accounts'],
  ['dns-config-writable', 'rbac'],
  ['duplicate-key', 'hygiene'],
  ['entrypoint-fetches-code', 'workload-hardening'],
  ['ephemeral-containers-writable', 'rbac'],
  ['ephemeral-storage-unset', 'resources'],
  ['escalate-verb', 'rbac'],
  ['external-traffic-policy', 'exposure'],
  ['gateway-listener-without-tls', 'exposure'],
  ['gateway-routes-from-all', 'exposure'],
  ['git-sync-untrusted', 'workload-hardening'],
  ['host-aliases', 'pod-security'],
  ['host-ipc', 'pod-security'],
  ['host-network', 'pod-security'],
  ['host-network-dns-policy', 'pod-security'],
  ['host-path-persistent-volume', 'pod-security'],
  ['host-path-sensitive', 'pod-security'],
  ['host-path-volume', 'pod-security'],
  ['host-path-writable', 'pod-security'],
  ['host-pid', 'pod-security'],
  ['host-port', 'pod-security'],
  ['image-allow-list-open-prefix', 'images'],
  ['image-from-public-registry', 'images'],
  ['image-not-digest-pinned', 'images'],
  ['image-pull-policy-not-always', 'images'],
  ['image-pull-policy-unset', 'images'],
  ['image-pull-policy-with-latest', 'images'],
  ['image-reference-invalid', 'images'],
  ['image-registry-blocked', 'images'],
  ['image-registry-not-allowed', 'images'],
  ['image-registry-retired', 'images'],
  ['image-short-name', 'images'],
  ['image-tag-mutable', 'images'],
  ['image-volume-untrusted', 'images'],
  ['impersonate-verb', 'rbac'],
  ['ingress-nginx-snippet', 'exposure'],
  ['ingress-nginx-snippets-allowed', 'exposure'],
  ['ingress-nginx-unsafe-annotation', 'exposure'],
  ['ingress-source-range-open', 'exposure'],
  ['ingress-tls-host-mismatch', 'exposure'],
  ['ingress-wildcard-host', 'exposure'],
  ['ingress-without-tls', 'exposure'],
  ['job-cleanup', 'reliability'],
  ['limit-range-contradiction', 'namespaces'],
  ['linux-hardening-missing', 'pod-security'],
  ['load-balancer-open-sources', 'exposure'],
  ['long-lived-token-secret', 'service-accounts'],
  ['low-gid', 'pod-security'],
  ['low-uid', 'pod-security'],
  ['manual-endpoints', 'exposure'],
  ['masters-group-bound', 'rbac'],
  ['memory-limit-missing', 'resources'],
  ['memory-quantity-milli', 'resources'],
  ['memory-request-from-limit', 'resources'],
  ['memory-request-missing', 'resources'],
  ['mount-propagation-bidirectional', 'pod-security'],
  ['namespace-secrets-readable', 'rbac'],
  ['namespace-secrets-writable', 'rbac'],
  ['namespaces-patchable', 'rbac'],
  ['network-policy-allows-everything', 'network'],
  ['network-policy-metadata-reachable', 'network'],
  ['network-policy-open-ip-block', 'network'],
  ['network-policy-rule-unreachable', 'network'],
  ['network-policy-rule-without-peers', 'network'],
  ['network-policy-types-hide-rules', 'network'],
  ['network-policy-without-selector', 'network'],
  ['networking-writable', 'rbac'],
  ['node-name-pinned', 'workload-hardening'],
  ['node-proxy', 'rbac'],
  ['nodes-writable', 'rbac'],
  ['non-resource-url-wildcard', 'rbac'],
  ['persistent-volume-type-retired', 'deprecated-apis'],
  ['persistent-volumes-creatable', 'rbac'],
  ['pod-level-resources-conflict', 'resources'],
  ['pod-security-label-missing', 'namespaces'],
  ['pod-security-label-typo', 'namespaces'],
  ['pod-security-labels-incomplete', 'namespaces'],
  ['pod-security-level-not-restricted', 'namespaces'],
  ['pod-security-level-weak', 'namespaces'],
  ['pod-security-version-outdated', 'namespaces'],
  ['pods-attach', 'rbac'],
  ['pods-creatable', 'rbac'],
  ['pods-exec', 'rbac'],
  ['pods-exec-by-get', 'rbac'],
  ['pods-port-forward', 'rbac'],
  ['policy-binding-not-denying', 'admission-webhooks'],
  ['policy-engine-audit-only', 'admission-webhooks'],
  ['policy-fails-open', 'admission-webhooks'],
  ['policy-matches-nothing', 'admission-webhooks'],
  ['policy-param-missing-allows', 'admission-webhooks'],
  ['privilege-escalation-allowed', 'pod-security'],
  ['privilege-escalation-explicit', 'pod-security'],
  ['privileged-container', 'pod-security'],
  ['privileged-port', 'workload-hardening'],
  ['probe-or-hook-host', 'pod-security'],
  ['proc-mount-unmasked', 'pod-security'],
  ['projected-token-audience-missing', 'service-accounts'],
  ['projected-token-lifetime-long', 'service-accounts'],
  ['read-only-mount-not-recursive', 'pod-security'],
  ['recursive-read-only-without-read-only', 'dead-fields'],
  ['reference-grant-wide', 'exposure'],
  ['requests-differ-from-limits', 'resources'],
  ['resource-names-ineffective', 'rbac'],
  ['resources-missing', 'resources'],
  ['restricted-volume-types', 'pod-security'],
  ['roles-writable', 'rbac'],
  ['root-filesystem-writable', 'workload-hardening'],
  ['root-group', 'pod-security'],
  ['root-supplementary-group', 'pod-security'],
  ['root-user-possible', 'pod-security'],
  ['rule-matches-nothing', 'rbac'],
  ['run-as-root', 'pod-security'],
  ['run-as-uid-zero', 'pod-security'],
  ['runtime-socket-mounted', 'pod-security'],
  ['scratch-volume-unbounded', 'resources'],
  ['seccomp-not-set', 'pod-security'],
  ['seccomp-unconfined', 'pod-security'],
  ['secret-as-env-var', 'secrets'],
  ['secret-in-annotation', 'secrets'],
  ['secret-value-in-manifest', 'secrets'],
  ['secrets-creatable-mints-tokens', 'rbac'],
  ['secrets-readable', 'rbac'],
  ['secrets-writable', 'rbac'],
  ['security-context-missing', 'pod-security'],
  ['selinux-custom-options', 'pod-security'],
  ['service-external-ips', 'exposure'],
  ['service-external-name', 'exposure'],
  ['service-external-name-local', 'exposure'],
  ['service-load-balancer', 'exposure'],
  ['service-node-port', 'exposure'],
  ['service-status-writable', 'rbac'],
  ['share-process-namespace', 'pod-security'],
  ['ssh-in-container', 'workload-hardening'],
  ['sudo-in-entrypoint', 'workload-hardening'],
  ['supplemental-groups-from-image', 'pod-security'],
  ['system-namespace-used', 'namespaces'],
  ['tiller-deployed', 'workload-hardening'],
  ['tiller-service', 'workload-hardening'],
  ['token-automount-on-account', 'service-accounts'],
  ['token-automount-requested', 'service-accounts'],
  ['token-automounted', 'service-accounts'],
  ['token-projected-despite-opt-out', 'service-accounts'],
  ['token-request-creatable', 'rbac'],
  ['tolerates-too-much', 'workload-hardening'],
  ['traces-deletable', 'rbac'],
  ['unsafe-sysctl', 'pod-security'],
  ['user-namespace-conflict', 'pod-security'],
  ['user-namespace-not-used', 'pod-security'],
  ['volume-type-retired', 'deprecated-apis'],
  ['webhook-author-can-opt-out', 'admission-webhooks'],
  ['webhook-ca-bundle-bad', 'admission-webhooks'],
  ['webhook-can-lock-cluster', 'admission-webhooks'],
  ['webhook-config-writable', 'rbac'],
  ['webhook-external-url', 'admission-webhooks'],
  ['webhook-fails-open', 'admission-webhooks'],
  ['webhook-match-policy-exact', 'admission-webhooks'],
  ['webhook-timeout-long', 'admission-webhooks'],
  ['wildcard-in-rule', 'rbac'],
  ['wildcard-verbs-and-resources', 'rbac'],
  ['windows-host-process', 'pod-security'],
  ['workload-rejected-by-level', 'namespaces'],
  ['workloads-manageable', 'rbac'],
]);
