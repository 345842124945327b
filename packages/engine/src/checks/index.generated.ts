// Generated from the folders of this directory by `npm run generate`; not to be edited.
import type { Check } from './check.ts';
import { accountWithRights } from './service-accounts/account-with-rights/check.ts';
import { addOnApiVersionRemoved } from './deprecated-apis/add-on-api-version-removed/check.ts';
import { adminNetworkPolicyAllowsEverything } from './network/admin-network-policy-allows-everything/check.ts';
import { administrativeRoleBound } from './rbac/administrative-role-bound/check.ts';
import { admissionPoliciesWritable } from './rbac/admission-policies-writable/check.ts';
import { agentSandboxEgress } from './ai-agents/agent-sandbox-egress/check.ts';
import { agentSandboxImage } from './ai-agents/agent-sandbox-image/check.ts';
import { agentSandboxResources } from './ai-agents/agent-sandbox-resources/check.ts';
import { agentSandboxRuntime } from './ai-agents/agent-sandbox-runtime/check.ts';
import { agentSandboxTokenMounted } from './ai-agents/agent-sandbox-token-mounted/check.ts';
import { agentToolServerExposed } from './ai-agents/agent-tool-server-exposed/check.ts';
import { aggregatedIntoDefaultRole } from './rbac/aggregated-into-default-role/check.ts';
import { allServiceAccountsBound } from './rbac/all-service-accounts-bound/check.ts';
import { alternativeMissing } from './hygiene/alternative-missing/check.ts';
import { alternativesCombined } from './hygiene/alternatives-combined/check.ts';
import { annotationOnWrongObject } from './hygiene/annotation-on-wrong-object/check.ts';
import { anonymousBound } from './rbac/anonymous-bound/check.ts';
import { antiAffinityMissing } from './reliability/anti-affinity-missing/check.ts';
import { apiGroupWildcard } from './rbac/api-group-wildcard/check.ts';
import { apiServiceInsecure } from './admission-webhooks/api-service-insecure/check.ts';
import { apiVersionDeprecated } from './deprecated-apis/api-version-deprecated/check.ts';
import { apiVersionRemoved } from './deprecated-apis/api-version-removed/check.ts';
import { apiserverAnonymousAuth } from './control-plane/apiserver-anonymous-auth/check.ts';
import { apiserverAuthorizationAlwaysAllow } from './control-plane/apiserver-authorization-always-allow/check.ts';
import { apiserverAuthorizationNodeMissing } from './control-plane/apiserver-authorization-node-missing/check.ts';
import { apiserverAuthorizationRbacMissing } from './control-plane/apiserver-authorization-rbac-missing/check.ts';
import { apiserverBasicAuthFile } from './control-plane/apiserver-basic-auth-file/check.ts';
import { apiserverClientCa } from './control-plane/apiserver-client-ca/check.ts';
import { apiserverEtcdCa } from './control-plane/apiserver-etcd-ca/check.ts';
import { apiserverEtcdClientCertificate } from './control-plane/apiserver-etcd-client-certificate/check.ts';
import { apiserverExternalIpsPlugin } from './control-plane/apiserver-external-ips-plugin/check.ts';
import { apiserverInsecureBindAddress } from './control-plane/apiserver-insecure-bind-address/check.ts';
import { apiserverInsecurePort } from './control-plane/apiserver-insecure-port/check.ts';
import { apiserverKubeletCertificateAuthority } from './control-plane/apiserver-kubelet-certificate-authority/check.ts';
import { apiserverKubeletClientCertificate } from './control-plane/apiserver-kubelet-client-certificate/check.ts';
import { apiserverKubeletHttps } from './control-plane/apiserver-kubelet-https/check.ts';
import { apiserverPluginAlwaysAdmit } from './control-plane/apiserver-plugin-always-admit/check.ts';
import { apiserverPluginAlwaysPullImages } from './control-plane/apiserver-plugin-always-pull-images/check.ts';
import { apiserverPluginEventRateLimit } from './control-plane/apiserver-plugin-event-rate-limit/check.ts';
import { apiserverPluginImagePolicy } from './control-plane/apiserver-plugin-image-policy/check.ts';
import { apiserverPluginNamespaceLifecycleOff } from './control-plane/apiserver-plugin-namespace-lifecycle-off/check.ts';
import { apiserverPluginNodeRestriction } from './control-plane/apiserver-plugin-node-restriction/check.ts';
import { apiserverPluginRetired } from './control-plane/apiserver-plugin-retired/check.ts';
import { apiserverPluginServiceAccountOff } from './control-plane/apiserver-plugin-service-account-off/check.ts';
import { apiserverPodSecurityOff } from './control-plane/apiserver-pod-security-off/check.ts';
import { apiserverProfiling } from './control-plane/apiserver-profiling/check.ts';
import { apiserverRequestTimeout } from './control-plane/apiserver-request-timeout/check.ts';
import { apiserverSecurePortOff } from './control-plane/apiserver-secure-port-off/check.ts';
import { apiserverServingTls } from './control-plane/apiserver-serving-tls/check.ts';
import { apiserverStaticCredentials } from './control-plane/apiserver-static-credentials/check.ts';
import { apiserverTlsCiphers } from './control-plane/apiserver-tls-ciphers/check.ts';
import { apiserverTokenExtension } from './control-plane/apiserver-token-extension/check.ts';
import { apiserverTokenKeyFile } from './control-plane/apiserver-token-key-file/check.ts';
import { apiserverTokenLookup } from './control-plane/apiserver-token-lookup/check.ts';
import { apparmorNotSet } from './pod-security/apparmor-not-set/check.ts';
import { apparmorOverridden } from './pod-security/apparmor-overridden/check.ts';
import { auditLogAge } from './control-plane/audit-log-age/check.ts';
import { auditLogBackups } from './control-plane/audit-log-backups/check.ts';
import { auditLogMissing } from './control-plane/audit-log-missing/check.ts';
import { auditLogSize } from './control-plane/audit-log-size/check.ts';
import { auditPolicyMissing } from './control-plane/audit-policy-missing/check.ts';
import { auditPolicyWeak } from './control-plane/audit-policy-weak/check.ts';
import { authenticatedBound } from './rbac/authenticated-bound/check.ts';
import { autoscalerFightsReplicas } from './reliability/autoscaler-fights-replicas/check.ts';
import { autoscalerMinimumLow } from './reliability/autoscaler-minimum-low/check.ts';
import { autoscalerMinimumUnset } from './reliability/autoscaler-minimum-unset/check.ts';
import { autoscalerRangeEmpty } from './reliability/autoscaler-range-empty/check.ts';
import { autoscalerTargetMissing } from './references/autoscaler-target-missing/check.ts';
import { autoscalerWithoutRequests } from './reliability/autoscaler-without-requests/check.ts';
import { awsAuthWritable } from './rbac/aws-auth-writable/check.ts';
import { bindVerb } from './rbac/bind-verb/check.ts';
import { bindingApprovesCertificates } from './rbac/binding-approves-certificates/check.ts';
import { bindingAttachesToPods } from './rbac/binding-attaches-to-pods/check.ts';
import { bindingCallsKubelets } from './rbac/binding-calls-kubelets/check.ts';
import { bindingChangesDns } from './rbac/binding-changes-dns/check.ts';
import { bindingChangesSecrets } from './rbac/binding-changes-secrets/check.ts';
import { bindingChangesWebhooks } from './rbac/binding-changes-webhooks/check.ts';
import { bindingCreatesPods } from './rbac/binding-creates-pods/check.ts';
import { bindingCreatesVolumes } from './rbac/binding-creates-volumes/check.ts';
import { bindingCreatesWorkloads } from './rbac/binding-creates-workloads/check.ts';
import { bindingDeletesEvents } from './rbac/binding-deletes-events/check.ts';
import { bindingDeletesWorkloads } from './rbac/binding-deletes-workloads/check.ts';
import { bindingEscalates } from './rbac/binding-escalates/check.ts';
import { bindingForwardsPorts } from './rbac/binding-forwards-ports/check.ts';
import { bindingImpersonates } from './rbac/binding-impersonates/check.ts';
import { bindingMakesTokens } from './rbac/binding-makes-tokens/check.ts';
import { bindingReadsSecrets } from './rbac/binding-reads-secrets/check.ts';
import { bindingRunsCommands } from './rbac/binding-runs-commands/check.ts';
import { bindingsCreatable } from './rbac/bindings-creatable/check.ts';
import { bindingsToAnyRole } from './rbac/bindings-to-any-role/check.ts';
import { caBundleMissing } from './admission-webhooks/ca-bundle-missing/check.ts';
import { calicoPolicyAllowsEverything } from './network/calico-policy-allows-everything/check.ts';
import { capabilitiesAdded } from './pod-security/capabilities-added/check.ts';
import { capabilitiesBeyondBaseline } from './pod-security/capabilities-beyond-baseline/check.ts';
import { capabilitiesNotDroppedAll } from './pod-security/capabilities-not-dropped-all/check.ts';
import { capabilitiesNothingDropped } from './pod-security/capabilities-nothing-dropped/check.ts';
import { capabilityDangerous } from './pod-security/capability-dangerous/check.ts';
import { capabilityNetRaw } from './pod-security/capability-net-raw/check.ts';
import { capabilityNetRawExplicit } from './pod-security/capability-net-raw-explicit/check.ts';
import { capabilitySysAdmin } from './pod-security/capability-sys-admin/check.ts';
import { ciliumPolicyAllowsEverything } from './network/cilium-policy-allows-everything/check.ts';
import { ciliumPolicyPeersCombined } from './network/cilium-policy-peers-combined/check.ts';
import { classReferenceMissing } from './references/class-reference-missing/check.ts';
import { cloudCredentialsMounted } from './secrets/cloud-credentials-mounted/check.ts';
import { cloudRoleOnSharedAccount } from './service-accounts/cloud-role-on-shared-account/check.ts';
import { clusterAdminBinding } from './rbac/cluster-admin-binding/check.ts';
import { clusterAdminInNamespace } from './rbac/cluster-admin-in-namespace/check.ts';
import { configMapsWritable } from './rbac/config-maps-writable/check.ts';
import { configOrSecretMissing } from './references/config-or-secret-missing/check.ts';
import { configSubpathNotRefreshed } from './hygiene/config-subpath-not-refreshed/check.ts';
import { containerNameInvalid } from './hygiene/container-name-invalid/check.ts';
import { containerPortsConflict } from './hygiene/container-ports-conflict/check.ts';
import { containerSecurityContextMissing } from './pod-security/container-security-context-missing/check.ts';
import { containerWeakensPod } from './pod-security/container-weakens-pod/check.ts';
import { controllerManagerBindAddress } from './control-plane/controller-manager-bind-address/check.ts';
import { controllerManagerPodGc } from './control-plane/controller-manager-pod-gc/check.ts';
import { controllerManagerProfiling } from './control-plane/controller-manager-profiling/check.ts';
import { controllerManagerRootCa } from './control-plane/controller-manager-root-ca/check.ts';
import { controllerManagerSharedCredentials } from './control-plane/controller-manager-shared-credentials/check.ts';
import { controllerManagerSigningKey } from './control-plane/controller-manager-signing-key/check.ts';
import { conversionWebhookExternalUrl } from './admission-webhooks/conversion-webhook-external-url/check.ts';
import { coreWildcardBound } from './rbac/core-wildcard-bound/check.ts';
import { cpuLimitMissing } from './resources/cpu-limit-missing/check.ts';
import { cpuRequestDiffersFromLimit } from './resources/cpu-request-differs-from-limit/check.ts';
import { cpuRequestFromLimit } from './resources/cpu-request-from-limit/check.ts';
import { cpuRequestMissing } from './resources/cpu-request-missing/check.ts';
import { credentialInArgs } from './secrets/credential-in-args/check.ts';
import { credentialInConfigMap } from './secrets/credential-in-config-map/check.ts';
import { credentialInEnvValue } from './secrets/credential-in-env-value/check.ts';
import { credentialInResource } from './secrets/credential-in-resource/check.ts';
import { cronJobDeadlineMissing } from './reliability/cron-job-deadline-missing/check.ts';
import { cronScheduleInvalid } from './reliability/cron-schedule-invalid/check.ts';
import { crossNamespaceSubject } from './rbac/cross-namespace-subject/check.ts';
import { csrApprovable } from './rbac/csr-approvable/check.ts';
import { customGroupWildcard } from './rbac/custom-group-wildcard/check.ts';
import { customResourceWithoutDefinition } from './references/custom-resource-without-definition/check.ts';
import { cveArgoCdTraversal } from './known-cve/cve-argo-cd-traversal/check.ts';
import { cveGrafanaAuth } from './known-cve/cve-grafana-auth/check.ts';
import { cveIngressNginxAdmission } from './known-cve/cve-ingress-nginx-admission/check.ts';
import { cveIngressNginxSnippet } from './known-cve/cve-ingress-nginx-snippet/check.ts';
import { cveKyvernoSignature } from './known-cve/cve-kyverno-signature/check.ts';
import { dashboardAccountBorrowed } from './workload-hardening/dashboard-account-borrowed/check.ts';
import { dashboardDeployed } from './workload-hardening/dashboard-deployed/check.ts';
import { dashboardRoleBound } from './rbac/dashboard-role-bound/check.ts';
import { dataStoreOnInternet } from './exposure/data-store-on-internet/check.ts';
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
import { defaultDenyMissing } from './network/default-deny-missing/check.ts';
import { defaultNamespaceUsed } from './namespaces/default-namespace-used/check.ts';
import { deleteRightsWide } from './rbac/delete-rights-wide/check.ts';
import { deprecatedNodeLabel } from './dead-fields/deprecated-node-label/check.ts';
import { deprecatedServiceAccountField } from './service-accounts/deprecated-service-account-field/check.ts';
import { descriptiveLabelsMissing } from './hygiene/descriptive-labels-missing/check.ts';
import { disruptionBudgetAboveAutoscaler } from './reliability/disruption-budget-above-autoscaler/check.ts';
import { disruptionBudgetBlocks } from './reliability/disruption-budget-blocks/check.ts';
import { disruptionBudgetEmpty } from './reliability/disruption-budget-empty/check.ts';
import { disruptionBudgetMissing } from './reliability/disruption-budget-missing/check.ts';
import { disruptionBudgetNeedsEveryPod } from './reliability/disruption-budget-needs-every-pod/check.ts';
import { disruptionBudgetSelectsNothing } from './references/disruption-budget-selects-nothing/check.ts';
import { disruptionBudgetUnhealthyPolicy } from './reliability/disruption-budget-unhealthy-policy/check.ts';
import { dnsConfigWritable } from './rbac/dns-config-writable/check.ts';
import { dnsNdots } from './reliability/dns-ndots/check.ts';
import { draAdminAccess } from './pod-security/dra-admin-access/check.ts';
import { duplicateEnvVar } from './hygiene/duplicate-env-var/check.ts';
import { duplicateIngressHost } from './exposure/duplicate-ingress-host/check.ts';
import { duplicateKey } from './hygiene/duplicate-key/check.ts';
import { duplicateListKey } from './schema/duplicate-list-key/check.ts';
import { entrypointFetchesCode } from './workload-hardening/entrypoint-fetches-code/check.ts';
import { ephemeralContainersWritable } from './rbac/ephemeral-containers-writable/check.ts';
import { ephemeralStorageRequestDiffersFromLimit } from './resources/ephemeral-storage-request-differs-from-limit/check.ts';
import { ephemeralStorageUnset } from './resources/ephemeral-storage-unset/check.ts';
import { escalateVerb } from './rbac/escalate-verb/check.ts';
import { etcdAutoTls } from './control-plane/etcd-auto-tls/check.ts';
import { etcdClientAuth } from './control-plane/etcd-client-auth/check.ts';
import { etcdClientAuthImplicit } from './control-plane/etcd-client-auth-implicit/check.ts';
import { etcdPeerAutoTls } from './control-plane/etcd-peer-auto-tls/check.ts';
import { etcdPeerClientAuth } from './control-plane/etcd-peer-client-auth/check.ts';
import { etcdPeerClientAuthImplicit } from './control-plane/etcd-peer-client-auth-implicit/check.ts';
import { etcdPeerTls } from './control-plane/etcd-peer-tls/check.ts';
import { etcdServerTls } from './control-plane/etcd-server-tls/check.ts';
import { etcdSharedCa } from './control-plane/etcd-shared-ca/check.ts';
import { exceptionExpired } from './exceptions/exception-expired/check.ts';
import { exceptionMalformed } from './exceptions/exception-malformed/check.ts';
import { exceptionNotAllowed } from './exceptions/exception-not-allowed/check.ts';
import { exceptionUnused } from './exceptions/exception-unused/check.ts';
import { externalTrafficPolicy } from './exposure/external-traffic-policy/check.ts';
import { fieldNewerThanTarget } from './schema/field-newer-than-target/check.ts';
import { fieldRemovedBeforeTarget } from './schema/field-removed-before-target/check.ts';
import { foreignExceptionUnused } from './exceptions/foreign-exception-unused/check.ts';
import { gatewayBackendMissing } from './references/gateway-backend-missing/check.ts';
import { gatewayListenerWithoutTls } from './exposure/gateway-listener-without-tls/check.ts';
import { gatewayRoutesFromAll } from './exposure/gateway-routes-from-all/check.ts';
import { gitSyncUntrusted } from './workload-hardening/git-sync-untrusted/check.ts';
import { gracePeriodShorterThanHook } from './reliability/grace-period-shorter-than-hook/check.ts';
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
import { ingressBackendMissing } from './references/ingress-backend-missing/check.ts';
import { ingressNginxEndOfLife } from './exposure/ingress-nginx-end-of-life/check.ts';
import { ingressNginxSnippet } from './exposure/ingress-nginx-snippet/check.ts';
import { ingressNginxSnippetAlias } from './exposure/ingress-nginx-snippet-alias/check.ts';
import { ingressNginxSnippetLua } from './exposure/ingress-nginx-snippet-lua/check.ts';
import { ingressNginxSnippetsAllowed } from './exposure/ingress-nginx-snippets-allowed/check.ts';
import { ingressNginxUnsafeAnnotation } from './exposure/ingress-nginx-unsafe-annotation/check.ts';
import { ingressSourceRangeOpen } from './exposure/ingress-source-range-open/check.ts';
import { ingressTlsHostMismatch } from './exposure/ingress-tls-host-mismatch/check.ts';
import { ingressWildcardHost } from './exposure/ingress-wildcard-host/check.ts';
import { ingressWithoutTls } from './exposure/ingress-without-tls/check.ts';
import { instanceLabelMismatch } from './references/instance-label-mismatch/check.ts';
import { instanceLabelMissing } from './references/instance-label-missing/check.ts';
import { internetFacingWorkload } from './exposure/internet-facing-workload/check.ts';
import { invalidFieldValue } from './schema/invalid-field-value/check.ts';
import { jobCleanup } from './reliability/job-cleanup/check.ts';
import { kindNotServed } from './schema/kind-not-served/check.ts';
import { kubeProxyMetricsExposed } from './node/kube-proxy-metrics-exposed/check.ts';
import { kubeletAnonymousAuth } from './node/kubelet-anonymous-auth/check.ts';
import { kubeletAuthorizationAlwaysAllow } from './node/kubelet-authorization-always-allow/check.ts';
import { kubeletClientCa } from './node/kubelet-client-ca/check.ts';
import { kubeletClientCertRotation } from './node/kubelet-client-cert-rotation/check.ts';
import { kubeletEventRate } from './node/kubelet-event-rate/check.ts';
import { kubeletHostnameOverride } from './node/kubelet-hostname-override/check.ts';
import { kubeletIptablesChains } from './node/kubelet-iptables-chains/check.ts';
import { kubeletKernelDefaults } from './node/kubelet-kernel-defaults/check.ts';
import { kubeletPidLimit } from './node/kubelet-pid-limit/check.ts';
import { kubeletReadOnlyPort } from './node/kubelet-read-only-port/check.ts';
import { kubeletSeccompDefault } from './node/kubelet-seccomp-default/check.ts';
import { kubeletServerCertRotation } from './node/kubelet-server-cert-rotation/check.ts';
import { kubeletServingTls } from './node/kubelet-serving-tls/check.ts';
import { kubeletStreamingTimeout } from './node/kubelet-streaming-timeout/check.ts';
import { kubeletTlsCiphers } from './node/kubelet-tls-ciphers/check.ts';
import { kubernetesVersionOutdated } from './deprecated-apis/kubernetes-version-outdated/check.ts';
import { labelValueInvalid } from './hygiene/label-value-invalid/check.ts';
import { limitAboveMaximum } from './resources/limit-above-maximum/check.ts';
import { limitRangeContradiction } from './namespaces/limit-range-contradiction/check.ts';
import { limitRangeIncomplete } from './namespaces/limit-range-incomplete/check.ts';
import { limitRangeMissing } from './namespaces/limit-range-missing/check.ts';
import { linuxHardeningMissing } from './pod-security/linux-hardening-missing/check.ts';
import { livenessProbeMissing } from './reliability/liveness-probe-missing/check.ts';
import { loadBalancerOpenSources } from './exposure/load-balancer-open-sources/check.ts';
import { longLivedTokenSecret } from './service-accounts/long-lived-token-secret/check.ts';
import { lowGid } from './pod-security/low-gid/check.ts';
import { lowUid } from './pod-security/low-uid/check.ts';
import { manualEndpoints } from './exposure/manual-endpoints/check.ts';
import { mastersGroupBound } from './rbac/masters-group-bound/check.ts';
import { memoryLimitMissing } from './resources/memory-limit-missing/check.ts';
import { memoryQuantityMilli } from './resources/memory-quantity-milli/check.ts';
import { memoryRequestDiffersFromLimit } from './resources/memory-request-differs-from-limit/check.ts';
import { memoryRequestFromLimit } from './resources/memory-request-from-limit/check.ts';
import { memoryRequestMissing } from './resources/memory-request-missing/check.ts';
import { meshAuthorizationAllowsAll } from './mesh/mesh-authorization-allows-all/check.ts';
import { meshClientTlsOff } from './mesh/mesh-client-tls-off/check.ts';
import { meshEnvoyFilter } from './mesh/mesh-envoy-filter/check.ts';
import { meshExtensionUnpinned } from './mesh/mesh-extension-unpinned/check.ts';
import { meshGatewayPlainHttp } from './mesh/mesh-gateway-plain-http/check.ts';
import { meshGatewayWeakTls } from './mesh/mesh-gateway-weak-tls/check.ts';
import { meshInjectionBypassed } from './mesh/mesh-injection-bypassed/check.ts';
import { meshMutualTlsNotStrict } from './mesh/mesh-mutual-tls-not-strict/check.ts';
import { meshNamespaceOptedOut } from './mesh/mesh-namespace-opted-out/check.ts';
import { meshOutboundAllowAny } from './mesh/mesh-outbound-allow-any/check.ts';
import { meshPodUnauthenticated } from './mesh/mesh-pod-unauthenticated/check.ts';
import { meshPolicyDryRun } from './mesh/mesh-policy-dry-run/check.ts';
import { meshProxyUser } from './mesh/mesh-proxy-user/check.ts';
import { meshServerNotVerified } from './mesh/mesh-server-not-verified/check.ts';
import { meshTokenAudienceMissing } from './mesh/mesh-token-audience-missing/check.ts';
import { meshTokenKeysPlainHttp } from './mesh/mesh-token-keys-plain-http/check.ts';
import { meshTrafficExcluded } from './mesh/mesh-traffic-excluded/check.ts';
import { meshUnauthenticatedAllowed } from './mesh/mesh-unauthenticated-allowed/check.ts';
import { meshWildcardHost } from './mesh/mesh-wildcard-host/check.ts';
import { missingRequiredField } from './schema/missing-required-field/check.ts';
import { misspeltSecurityField } from './schema/misspelt-security-field/check.ts';
import { modelCodeTrusted } from './ai-agents/model-code-trusted/check.ts';
import { modelRevisionMissing } from './ai-agents/model-revision-missing/check.ts';
import { modelSourceUnpinned } from './ai-agents/model-source-unpinned/check.ts';
import { mountPropagationBidirectional } from './pod-security/mount-propagation-bidirectional/check.ts';
import { nakedPod } from './reliability/naked-pod/check.ts';
import { namespaceAdminBound } from './rbac/namespace-admin-bound/check.ts';
import { namespaceBoundariesMissing } from './namespaces/namespace-boundaries-missing/check.ts';
import { namespaceNotNamed } from './namespaces/namespace-not-named/check.ts';
import { namespaceSecretsReadable } from './rbac/namespace-secrets-readable/check.ts';
import { namespaceSecretsWritable } from './rbac/namespace-secrets-writable/check.ts';
import { namespaceUndeclared } from './namespaces/namespace-undeclared/check.ts';
import { namespaceWithoutNetworkPolicy } from './network/namespace-without-network-policy/check.ts';
import { namespacesPatchable } from './rbac/namespaces-patchable/check.ts';
import { netBindServiceAdded } from './pod-security/net-bind-service-added/check.ts';
import { netRawAdded } from './pod-security/net-raw-added/check.ts';
import { networkPoliciesLeavePodsOut } from './network/network-policies-leave-pods-out/check.ts';
import { networkPolicyAllowsAllEgress } from './network/network-policy-allows-all-egress/check.ts';
import { networkPolicyAllowsEveryPod } from './network/network-policy-allows-every-pod/check.ts';
import { networkPolicyAllowsEverything } from './network/network-policy-allows-everything/check.ts';
import { networkPolicyBlocksDns } from './network/network-policy-blocks-dns/check.ts';
import { networkPolicyMetadataReachable } from './network/network-policy-metadata-reachable/check.ts';
import { networkPolicyOnHostNetworkPod } from './network/network-policy-on-host-network-pod/check.ts';
import { networkPolicyOpenIpBlock } from './network/network-policy-open-ip-block/check.ts';
import { networkPolicyPeerUnmatched } from './references/network-policy-peer-unmatched/check.ts';
import { networkPolicyPeersSideBySide } from './network/network-policy-peers-side-by-side/check.ts';
import { networkPolicyPortUnmatched } from './network/network-policy-port-unmatched/check.ts';
import { networkPolicyRuleUnreachable } from './network/network-policy-rule-unreachable/check.ts';
import { networkPolicyRuleWithoutPeers } from './network/network-policy-rule-without-peers/check.ts';
import { networkPolicySelectsNothing } from './references/network-policy-selects-nothing/check.ts';
import { networkPolicyTypesHideRules } from './network/network-policy-types-hide-rules/check.ts';
import { networkPolicyWithoutSelector } from './network/network-policy-without-selector/check.ts';
import { networkingWritable } from './rbac/networking-writable/check.ts';
import { nodeAffinityMissing } from './reliability/node-affinity-missing/check.ts';
import { nodeNamePinned } from './workload-hardening/node-name-pinned/check.ts';
import { nodeProxy } from './rbac/node-proxy/check.ts';
import { nodesWritable } from './rbac/nodes-writable/check.ts';
import { nonResourceUrlWildcard } from './rbac/non-resource-url-wildcard/check.ts';
import { objectNameInvalid } from './hygiene/object-name-invalid/check.ts';
import { ownerMissing } from './references/owner-missing/check.ts';
import { persistentVolumeTypeRetired } from './deprecated-apis/persistent-volume-type-retired/check.ts';
import { persistentVolumesCreatable } from './rbac/persistent-volumes-creatable/check.ts';
import { personalDataInConfigMap } from './secrets/personal-data-in-config-map/check.ts';
import { podInNamespaceWithoutPolicy } from './network/pod-in-namespace-without-policy/check.ts';
import { podIsolatedOneWay } from './network/pod-isolated-one-way/check.ts';
import { podLevelResourcesConflict } from './resources/pod-level-resources-conflict/check.ts';
import { podSecurityContextMissing } from './pod-security/pod-security-context-missing/check.ts';
import { podSecurityExemptionsWide } from './namespaces/pod-security-exemptions-wide/check.ts';
import { podSecurityLabelMissing } from './namespaces/pod-security-label-missing/check.ts';
import { podSecurityLabelTypo } from './namespaces/pod-security-label-typo/check.ts';
import { podSecurityLabelsIncomplete } from './namespaces/pod-security-labels-incomplete/check.ts';
import { podSecurityLevelNotRestricted } from './namespaces/pod-security-level-not-restricted/check.ts';
import { podSecurityLevelWeak } from './namespaces/pod-security-level-weak/check.ts';
import { podSecurityPolicyAllowedCapabilities } from './pod-security/pod-security-policy-allowed-capabilities/check.ts';
import { podSecurityPolicyDropCapabilities } from './pod-security/pod-security-policy-drop-capabilities/check.ts';
import { podSecurityPolicyHostIpc } from './pod-security/pod-security-policy-host-ipc/check.ts';
import { podSecurityPolicyHostNetwork } from './pod-security/pod-security-policy-host-network/check.ts';
import { podSecurityPolicyHostPath } from './pod-security/pod-security-policy-host-path/check.ts';
import { podSecurityPolicyHostPid } from './pod-security/pod-security-policy-host-pid/check.ts';
import { podSecurityPolicyNetRaw } from './pod-security/pod-security-policy-net-raw/check.ts';
import { podSecurityPolicyPrivilegeEscalation } from './pod-security/pod-security-policy-privilege-escalation/check.ts';
import { podSecurityPolicyPrivileged } from './pod-security/pod-security-policy-privileged/check.ts';
import { podSecurityPolicyRunAsRoot } from './pod-security/pod-security-policy-run-as-root/check.ts';
import { podSecurityPolicySeccomp } from './pod-security/pod-security-policy-seccomp/check.ts';
import { podSecurityVersionOutdated } from './namespaces/pod-security-version-outdated/check.ts';
import { podWithoutNetworkPolicy } from './network/pod-without-network-policy/check.ts';
import { podsAttach } from './rbac/pods-attach/check.ts';
import { podsCreatable } from './rbac/pods-creatable/check.ts';
import { podsExec } from './rbac/pods-exec/check.ts';
import { podsExecByGet } from './rbac/pods-exec-by-get/check.ts';
import { podsPortForward } from './rbac/pods-port-forward/check.ts';
import { policyBindingNotDenying } from './admission-webhooks/policy-binding-not-denying/check.ts';
import { policyBindingWithoutPolicy } from './admission-webhooks/policy-binding-without-policy/check.ts';
import { policyEngineAuditOnly } from './admission-webhooks/policy-engine-audit-only/check.ts';
import { policyFailsOpen } from './admission-webhooks/policy-fails-open/check.ts';
import { policyMatchesNothing } from './admission-webhooks/policy-matches-nothing/check.ts';
import { policyParamMissingAllows } from './admission-webhooks/policy-param-missing-allows/check.ts';
import { policyWithoutBinding } from './admission-webhooks/policy-without-binding/check.ts';
import { portNameInvalid } from './references/port-name-invalid/check.ts';
import { portNumberInvalid } from './references/port-number-invalid/check.ts';
import { primaryGroupUnset } from './pod-security/primary-group-unset/check.ts';
import { priorityClassMissing } from './reliability/priority-class-missing/check.ts';
import { priorityClassNotAllowed } from './workload-hardening/priority-class-not-allowed/check.ts';
import { privilegeEscalationAllowed } from './pod-security/privilege-escalation-allowed/check.ts';
import { privilegeEscalationExplicit } from './pod-security/privilege-escalation-explicit/check.ts';
import { privilegedContainer } from './pod-security/privileged-container/check.ts';
import { privilegedPort } from './workload-hardening/privileged-port/check.ts';
import { probeOrHookHost } from './pod-security/probe-or-hook-host/check.ts';
import { probePortNameUnknown } from './reliability/probe-port-name-unknown/check.ts';
import { probePortUndeclared } from './reliability/probe-port-undeclared/check.ts';
import { probesIdentical } from './reliability/probes-identical/check.ts';
import { probesMissing } from './reliability/probes-missing/check.ts';
import { procMountUnmasked } from './pod-security/proc-mount-unmasked/check.ts';
import { productVersionUnknown } from './known-cve/product-version-unknown/check.ts';
import { projectedTokenAudienceMissing } from './service-accounts/projected-token-audience-missing/check.ts';
import { projectedTokenLifetimeLong } from './service-accounts/projected-token-lifetime-long/check.ts';
import { pullSecretMissing } from './references/pull-secret-missing/check.ts';
import { quantityNegative } from './resources/quantity-negative/check.ts';
import { quotaRejectsWorkload } from './namespaces/quota-rejects-workload/check.ts';
import { randomValueInConfigMap } from './secrets/random-value-in-config-map/check.ts';
import { randomValueInEnv } from './secrets/random-value-in-env/check.ts';
import { readOnlyMountNotRecursive } from './pod-security/read-only-mount-not-recursive/check.ts';
import { readinessProbeMissing } from './reliability/readiness-probe-missing/check.ts';
import { recommendedLabelsMissing } from './hygiene/recommended-labels-missing/check.ts';
import { recursiveReadOnlyWithoutReadOnly } from './dead-fields/recursive-read-only-without-read-only/check.ts';
import { referenceGrantWide } from './exposure/reference-grant-wide/check.ts';
import { referenceMissing } from './references/reference-missing/check.ts';
import { replicasTooFew } from './reliability/replicas-too-few/check.ts';
import { requestLimitContradiction } from './resources/request-limit-contradiction/check.ts';
import { requestsDifferFromLimits } from './resources/requests-differ-from-limits/check.ts';
import { requiredMetadataMissing } from './hygiene/required-metadata-missing/check.ts';
import { resourceNamesIneffective } from './rbac/resource-names-ineffective/check.ts';
import { resourceQuotaIncomplete } from './namespaces/resource-quota-incomplete/check.ts';
import { resourceQuotaMissing } from './namespaces/resource-quota-missing/check.ts';
import { resourcesMissing } from './resources/resources-missing/check.ts';
import { restartPolicyInvalid } from './reliability/restart-policy-invalid/check.ts';
import { restartPolicyMissing } from './reliability/restart-policy-missing/check.ts';
import { restrictedVolumeTypes } from './pod-security/restricted-volume-types/check.ts';
import { roleAggregatesEveryRole } from './rbac/role-aggregates-every-role/check.ts';
import { roleReferenceMissing } from './references/role-reference-missing/check.ts';
import { rolesWritable } from './rbac/roles-writable/check.ts';
import { rollingUpdateMissing } from './reliability/rolling-update-missing/check.ts';
import { rootFilesystemWritable } from './workload-hardening/root-filesystem-writable/check.ts';
import { rootGroup } from './pod-security/root-group/check.ts';
import { rootSupplementaryGroup } from './pod-security/root-supplementary-group/check.ts';
import { rootUserPossible } from './pod-security/root-user-possible/check.ts';
import { ruleMatchesNothing } from './rbac/rule-matches-nothing/check.ts';
import { runAsRoot } from './pod-security/run-as-root/check.ts';
import { runAsUidZero } from './pod-security/run-as-uid-zero/check.ts';
import { runtimeSocketMounted } from './pod-security/runtime-socket-mounted/check.ts';
import { sccAllowsPrivileged } from './pod-security/scc-allows-privileged/check.ts';
import { schedulerBindAddress } from './control-plane/scheduler-bind-address/check.ts';
import { schedulerProfiling } from './control-plane/scheduler-profiling/check.ts';
import { scratchVolumeUnbounded } from './resources/scratch-volume-unbounded/check.ts';
import { seccompNotSet } from './pod-security/seccomp-not-set/check.ts';
import { seccompUnconfined } from './pod-security/seccomp-unconfined/check.ts';
import { secretAsEnvVar } from './secrets/secret-as-env-var/check.ts';
import { secretInAnnotation } from './secrets/secret-in-annotation/check.ts';
import { secretValueInManifest } from './secrets/secret-value-in-manifest/check.ts';
import { secretsCreatableMintsTokens } from './rbac/secrets-creatable-mints-tokens/check.ts';
import { secretsEncryptionOff } from './control-plane/secrets-encryption-off/check.ts';
import { secretsEncryptionWeak } from './control-plane/secrets-encryption-weak/check.ts';
import { secretsReadable } from './rbac/secrets-readable/check.ts';
import { secretsWritable } from './rbac/secrets-writable/check.ts';
import { securityContextMissing } from './pod-security/security-context-missing/check.ts';
import { selectorTemplateMismatch } from './references/selector-template-mismatch/check.ts';
import { selinuxCustomOptions } from './pod-security/selinux-custom-options/check.ts';
import { servedPodWithoutReadiness } from './reliability/served-pod-without-readiness/check.ts';
import { serviceAccountMissing } from './references/service-account-missing/check.ts';
import { serviceAccountShared } from './service-accounts/service-account-shared/check.ts';
import { serviceExternalIps } from './exposure/service-external-ips/check.ts';
import { serviceExternalName } from './exposure/service-external-name/check.ts';
import { serviceExternalNameLocal } from './exposure/service-external-name-local/check.ts';
import { serviceLoadBalancer } from './exposure/service-load-balancer/check.ts';
import { serviceMonitorSelectsNothing } from './references/service-monitor-selects-nothing/check.ts';
import { serviceNodePort } from './exposure/service-node-port/check.ts';
import { serviceOffersSsh } from './workload-hardening/service-offers-ssh/check.ts';
import { servicePortUnmatched } from './references/service-port-unmatched/check.ts';
import { serviceSelectsNothing } from './references/service-selects-nothing/check.ts';
import { serviceStatusWritable } from './rbac/service-status-writable/check.ts';
import { serviceTargetPortInvalid } from './references/service-target-port-invalid/check.ts';
import { shareProcessNamespace } from './pod-security/share-process-namespace/check.ts';
import { sidecarInContainersOfJob } from './reliability/sidecar-in-containers-of-job/check.ts';
import { sidecarResourcesUncounted } from './reliability/sidecar-resources-uncounted/check.ts';
import { sidecarWithoutProbe } from './reliability/sidecar-without-probe/check.ts';
import { singleWriterVolumeShared } from './reliability/single-writer-volume-shared/check.ts';
import { sshInContainer } from './workload-hardening/ssh-in-container/check.ts';
import { statefulSetServiceName } from './reliability/stateful-set-service-name/check.ts';
import { statefulSetServiceUnset } from './reliability/stateful-set-service-unset/check.ts';
import { sudoInEntrypoint } from './workload-hardening/sudo-in-entrypoint/check.ts';
import { supplementalGroupsFromImage } from './pod-security/supplemental-groups-from-image/check.ts';
import { sysModuleAdded } from './pod-security/sys-module-added/check.ts';
import { systemNamespaceUsed } from './namespaces/system-namespace-used/check.ts';
import { tillerDeployed } from './workload-hardening/tiller-deployed/check.ts';
import { tillerReachable } from './workload-hardening/tiller-reachable/check.ts';
import { tillerService } from './workload-hardening/tiller-service/check.ts';
import { tlsCertificateExpired } from './secrets/tls-certificate-expired/check.ts';
import { tokenAutomountOnAccount } from './service-accounts/token-automount-on-account/check.ts';
import { tokenAutomountRequested } from './service-accounts/token-automount-requested/check.ts';
import { tokenAutomounted } from './service-accounts/token-automounted/check.ts';
import { tokenProjectedDespiteOptOut } from './service-accounts/token-projected-despite-opt-out/check.ts';
import { tokenRequestCreatable } from './rbac/token-request-creatable/check.ts';
import { tokenWithRightsMounted } from './service-accounts/token-with-rights-mounted/check.ts';
import { toleratesTooMuch } from './workload-hardening/tolerates-too-much/check.ts';
import { topologySpreadIneffective } from './reliability/topology-spread-ineffective/check.ts';
import { topologySpreadMissing } from './reliability/topology-spread-missing/check.ts';
import { tracesDeletable } from './rbac/traces-deletable/check.ts';
import { unknownField } from './schema/unknown-field/check.ts';
import { unsafeSysctl } from './pod-security/unsafe-sysctl/check.ts';
import { unusedObject } from './references/unused-object/check.ts';
import { userNamespaceConflict } from './pod-security/user-namespace-conflict/check.ts';
import { userNamespaceNotUsed } from './pod-security/user-namespace-not-used/check.ts';
import { userNumberInvalid } from './hygiene/user-number-invalid/check.ts';
import { volumeClaimAccessMode } from './reliability/volume-claim-access-mode/check.ts';
import { volumeClaimMissing } from './references/volume-claim-missing/check.ts';
import { volumeClaimSizeMissing } from './reliability/volume-claim-size-missing/check.ts';
import { volumeGroupSettingsUnset } from './pod-security/volume-group-settings-unset/check.ts';
import { volumeMountUnmatched } from './references/volume-mount-unmatched/check.ts';
import { volumeTypeRetired } from './deprecated-apis/volume-type-retired/check.ts';
import { webhookAuthorCanOptOut } from './admission-webhooks/webhook-author-can-opt-out/check.ts';
import { webhookBackendMissing } from './admission-webhooks/webhook-backend-missing/check.ts';
import { webhookCaBundleBad } from './admission-webhooks/webhook-ca-bundle-bad/check.ts';
import { webhookCanLockCluster } from './admission-webhooks/webhook-can-lock-cluster/check.ts';
import { webhookConfigWritable } from './rbac/webhook-config-writable/check.ts';
import { webhookExternalUrl } from './admission-webhooks/webhook-external-url/check.ts';
import { webhookFailsOpen } from './admission-webhooks/webhook-fails-open/check.ts';
import { webhookMatchPolicyExact } from './admission-webhooks/webhook-match-policy-exact/check.ts';
import { webhookReviewVersionOld } from './admission-webhooks/webhook-review-version-old/check.ts';
import { webhookTimeoutLong } from './admission-webhooks/webhook-timeout-long/check.ts';
import { wildcardClusterRoleBound } from './rbac/wildcard-cluster-role-bound/check.ts';
import { wildcardInRule } from './rbac/wildcard-in-rule/check.ts';
import { wildcardRoleInNamespace } from './rbac/wildcard-role-in-namespace/check.ts';
import { wildcardVerbsAndResources } from './rbac/wildcard-verbs-and-resources/check.ts';
import { windowsHostProcess } from './pod-security/windows-host-process/check.ts';
import { windowsIdentityUnset } from './pod-security/windows-identity-unset/check.ts';
import { workloadClaimAccess } from './hygiene/workload-claim-access/check.ts';
import { workloadConfigMapAccess } from './hygiene/workload-config-map-access/check.ts';
import { workloadRejectedByLevel } from './namespaces/workload-rejected-by-level/check.ts';
import { workloadSecretAccess } from './hygiene/workload-secret-access/check.ts';
import { workloadWithAdminRights } from './rbac/workload-with-admin-rights/check.ts';
import { workloadWithTakeoverRights } from './rbac/workload-with-takeover-rights/check.ts';
import { workloadsManageable } from './rbac/workloads-manageable/check.ts';
import { yamlKeysUnsorted } from './hygiene/yaml-keys-unsorted/check.ts';

/** Every check, by id. */
export const checks: readonly Check[] = [
  accountWithRights,
  addOnApiVersionRemoved,
  adminNetworkPolicyAllowsEverything,
  administrativeRoleBound,
  admissionPoliciesWritable,
  agentSandboxEgress,
  agentSandboxImage,
  agentSandboxResources,
  agentSandboxRuntime,
  agentSandboxTokenMounted,
  agentToolServerExposed,
  aggregatedIntoDefaultRole,
  allServiceAccountsBound,
  alternativeMissing,
  alternativesCombined,
  annotationOnWrongObject,
  anonymousBound,
  antiAffinityMissing,
  apiGroupWildcard,
  apiServiceInsecure,
  apiVersionDeprecated,
  apiVersionRemoved,
  apiserverAnonymousAuth,
  apiserverAuthorizationAlwaysAllow,
  apiserverAuthorizationNodeMissing,
  apiserverAuthorizationRbacMissing,
  apiserverBasicAuthFile,
  apiserverClientCa,
  apiserverEtcdCa,
  apiserverEtcdClientCertificate,
  apiserverExternalIpsPlugin,
  apiserverInsecureBindAddress,
  apiserverInsecurePort,
  apiserverKubeletCertificateAuthority,
  apiserverKubeletClientCertificate,
  apiserverKubeletHttps,
  apiserverPluginAlwaysAdmit,
  apiserverPluginAlwaysPullImages,
  apiserverPluginEventRateLimit,
  apiserverPluginImagePolicy,
  apiserverPluginNamespaceLifecycleOff,
  apiserverPluginNodeRestriction,
  apiserverPluginRetired,
  apiserverPluginServiceAccountOff,
  apiserverPodSecurityOff,
  apiserverProfiling,
  apiserverRequestTimeout,
  apiserverSecurePortOff,
  apiserverServingTls,
  apiserverStaticCredentials,
  apiserverTlsCiphers,
  apiserverTokenExtension,
  apiserverTokenKeyFile,
  apiserverTokenLookup,
  apparmorNotSet,
  apparmorOverridden,
  auditLogAge,
  auditLogBackups,
  auditLogMissing,
  auditLogSize,
  auditPolicyMissing,
  auditPolicyWeak,
  authenticatedBound,
  autoscalerFightsReplicas,
  autoscalerMinimumLow,
  autoscalerMinimumUnset,
  autoscalerRangeEmpty,
  autoscalerTargetMissing,
  autoscalerWithoutRequests,
  awsAuthWritable,
  bindVerb,
  bindingApprovesCertificates,
  bindingAttachesToPods,
  bindingCallsKubelets,
  bindingChangesDns,
  bindingChangesSecrets,
  bindingChangesWebhooks,
  bindingCreatesPods,
  bindingCreatesVolumes,
  bindingCreatesWorkloads,
  bindingDeletesEvents,
  bindingDeletesWorkloads,
  bindingEscalates,
  bindingForwardsPorts,
  bindingImpersonates,
  bindingMakesTokens,
  bindingReadsSecrets,
  bindingRunsCommands,
  bindingsCreatable,
  bindingsToAnyRole,
  caBundleMissing,
  calicoPolicyAllowsEverything,
  capabilitiesAdded,
  capabilitiesBeyondBaseline,
  capabilitiesNotDroppedAll,
  capabilitiesNothingDropped,
  capabilityDangerous,
  capabilityNetRaw,
  capabilityNetRawExplicit,
  capabilitySysAdmin,
  ciliumPolicyAllowsEverything,
  ciliumPolicyPeersCombined,
  classReferenceMissing,
  cloudCredentialsMounted,
  cloudRoleOnSharedAccount,
  clusterAdminBinding,
  clusterAdminInNamespace,
  configMapsWritable,
  configOrSecretMissing,
  configSubpathNotRefreshed,
  containerNameInvalid,
  containerPortsConflict,
  containerSecurityContextMissing,
  containerWeakensPod,
  controllerManagerBindAddress,
  controllerManagerPodGc,
  controllerManagerProfiling,
  controllerManagerRootCa,
  controllerManagerSharedCredentials,
  controllerManagerSigningKey,
  conversionWebhookExternalUrl,
  coreWildcardBound,
  cpuLimitMissing,
  cpuRequestDiffersFromLimit,
  cpuRequestFromLimit,
  cpuRequestMissing,
  credentialInArgs,
  credentialInConfigMap,
  credentialInEnvValue,
  credentialInResource,
  cronJobDeadlineMissing,
  cronScheduleInvalid,
  crossNamespaceSubject,
  csrApprovable,
  customGroupWildcard,
  customResourceWithoutDefinition,
  cveArgoCdTraversal,
  cveGrafanaAuth,
  cveIngressNginxAdmission,
  cveIngressNginxSnippet,
  cveKyvernoSignature,
  dashboardAccountBorrowed,
  dashboardDeployed,
  dashboardRoleBound,
  dataStoreOnInternet,
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
  defaultDenyMissing,
  defaultNamespaceUsed,
  deleteRightsWide,
  deprecatedNodeLabel,
  deprecatedServiceAccountField,
  descriptiveLabelsMissing,
  disruptionBudgetAboveAutoscaler,
  disruptionBudgetBlocks,
  disruptionBudgetEmpty,
  disruptionBudgetMissing,
  disruptionBudgetNeedsEveryPod,
  disruptionBudgetSelectsNothing,
  disruptionBudgetUnhealthyPolicy,
  dnsConfigWritable,
  dnsNdots,
  draAdminAccess,
  duplicateEnvVar,
  duplicateIngressHost,
  duplicateKey,
  duplicateListKey,
  entrypointFetchesCode,
  ephemeralContainersWritable,
  ephemeralStorageRequestDiffersFromLimit,
  ephemeralStorageUnset,
  escalateVerb,
  etcdAutoTls,
  etcdClientAuth,
  etcdClientAuthImplicit,
  etcdPeerAutoTls,
  etcdPeerClientAuth,
  etcdPeerClientAuthImplicit,
  etcdPeerTls,
  etcdServerTls,
  etcdSharedCa,
  exceptionExpired,
  exceptionMalformed,
  exceptionNotAllowed,
  exceptionUnused,
  externalTrafficPolicy,
  fieldNewerThanTarget,
  fieldRemovedBeforeTarget,
  foreignExceptionUnused,
  gatewayBackendMissing,
  gatewayListenerWithoutTls,
  gatewayRoutesFromAll,
  gitSyncUntrusted,
  gracePeriodShorterThanHook,
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
  ingressBackendMissing,
  ingressNginxEndOfLife,
  ingressNginxSnippet,
  ingressNginxSnippetAlias,
  ingressNginxSnippetLua,
  ingressNginxSnippetsAllowed,
  ingressNginxUnsafeAnnotation,
  ingressSourceRangeOpen,
  ingressTlsHostMismatch,
  ingressWildcardHost,
  ingressWithoutTls,
  instanceLabelMismatch,
  instanceLabelMissing,
  internetFacingWorkload,
  invalidFieldValue,
  jobCleanup,
  kindNotServed,
  kubeProxyMetricsExposed,
  kubeletAnonymousAuth,
  kubeletAuthorizationAlwaysAllow,
  kubeletClientCa,
  kubeletClientCertRotation,
  kubeletEventRate,
  kubeletHostnameOverride,
  kubeletIptablesChains,
  kubeletKernelDefaults,
  kubeletPidLimit,
  kubeletReadOnlyPort,
  kubeletSeccompDefault,
  kubeletServerCertRotation,
  kubeletServingTls,
  kubeletStreamingTimeout,
  kubeletTlsCiphers,
  kubernetesVersionOutdated,
  labelValueInvalid,
  limitAboveMaximum,
  limitRangeContradiction,
  limitRangeIncomplete,
  limitRangeMissing,
  linuxHardeningMissing,
  livenessProbeMissing,
  loadBalancerOpenSources,
  longLivedTokenSecret,
  lowGid,
  lowUid,
  manualEndpoints,
  mastersGroupBound,
  memoryLimitMissing,
  memoryQuantityMilli,
  memoryRequestDiffersFromLimit,
  memoryRequestFromLimit,
  memoryRequestMissing,
  meshAuthorizationAllowsAll,
  meshClientTlsOff,
  meshEnvoyFilter,
  meshExtensionUnpinned,
  meshGatewayPlainHttp,
  meshGatewayWeakTls,
  meshInjectionBypassed,
  meshMutualTlsNotStrict,
  meshNamespaceOptedOut,
  meshOutboundAllowAny,
  meshPodUnauthenticated,
  meshPolicyDryRun,
  meshProxyUser,
  meshServerNotVerified,
  meshTokenAudienceMissing,
  meshTokenKeysPlainHttp,
  meshTrafficExcluded,
  meshUnauthenticatedAllowed,
  meshWildcardHost,
  missingRequiredField,
  misspeltSecurityField,
  modelCodeTrusted,
  modelRevisionMissing,
  modelSourceUnpinned,
  mountPropagationBidirectional,
  nakedPod,
  namespaceAdminBound,
  namespaceBoundariesMissing,
  namespaceNotNamed,
  namespaceSecretsReadable,
  namespaceSecretsWritable,
  namespaceUndeclared,
  namespaceWithoutNetworkPolicy,
  namespacesPatchable,
  netBindServiceAdded,
  netRawAdded,
  networkPoliciesLeavePodsOut,
  networkPolicyAllowsAllEgress,
  networkPolicyAllowsEveryPod,
  networkPolicyAllowsEverything,
  networkPolicyBlocksDns,
  networkPolicyMetadataReachable,
  networkPolicyOnHostNetworkPod,
  networkPolicyOpenIpBlock,
  networkPolicyPeerUnmatched,
  networkPolicyPeersSideBySide,
  networkPolicyPortUnmatched,
  networkPolicyRuleUnreachable,
  networkPolicyRuleWithoutPeers,
  networkPolicySelectsNothing,
  networkPolicyTypesHideRules,
  networkPolicyWithoutSelector,
  networkingWritable,
  nodeAffinityMissing,
  nodeNamePinned,
  nodeProxy,
  nodesWritable,
  nonResourceUrlWildcard,
  objectNameInvalid,
  ownerMissing,
  persistentVolumeTypeRetired,
  persistentVolumesCreatable,
  personalDataInConfigMap,
  podInNamespaceWithoutPolicy,
  podIsolatedOneWay,
  podLevelResourcesConflict,
  podSecurityContextMissing,
  podSecurityExemptionsWide,
  podSecurityLabelMissing,
  podSecurityLabelTypo,
  podSecurityLabelsIncomplete,
  podSecurityLevelNotRestricted,
  podSecurityLevelWeak,
  podSecurityPolicyAllowedCapabilities,
  podSecurityPolicyDropCapabilities,
  podSecurityPolicyHostIpc,
  podSecurityPolicyHostNetwork,
  podSecurityPolicyHostPath,
  podSecurityPolicyHostPid,
  podSecurityPolicyNetRaw,
  podSecurityPolicyPrivilegeEscalation,
  podSecurityPolicyPrivileged,
  podSecurityPolicyRunAsRoot,
  podSecurityPolicySeccomp,
  podSecurityVersionOutdated,
  podWithoutNetworkPolicy,
  podsAttach,
  podsCreatable,
  podsExec,
  podsExecByGet,
  podsPortForward,
  policyBindingNotDenying,
  policyBindingWithoutPolicy,
  policyEngineAuditOnly,
  policyFailsOpen,
  policyMatchesNothing,
  policyParamMissingAllows,
  policyWithoutBinding,
  portNameInvalid,
  portNumberInvalid,
  primaryGroupUnset,
  priorityClassMissing,
  priorityClassNotAllowed,
  privilegeEscalationAllowed,
  privilegeEscalationExplicit,
  privilegedContainer,
  privilegedPort,
  probeOrHookHost,
  probePortNameUnknown,
  probePortUndeclared,
  probesIdentical,
  probesMissing,
  procMountUnmasked,
  productVersionUnknown,
  projectedTokenAudienceMissing,
  projectedTokenLifetimeLong,
  pullSecretMissing,
  quantityNegative,
  quotaRejectsWorkload,
  randomValueInConfigMap,
  randomValueInEnv,
  readOnlyMountNotRecursive,
  readinessProbeMissing,
  recommendedLabelsMissing,
  recursiveReadOnlyWithoutReadOnly,
  referenceGrantWide,
  referenceMissing,
  replicasTooFew,
  requestLimitContradiction,
  requestsDifferFromLimits,
  requiredMetadataMissing,
  resourceNamesIneffective,
  resourceQuotaIncomplete,
  resourceQuotaMissing,
  resourcesMissing,
  restartPolicyInvalid,
  restartPolicyMissing,
  restrictedVolumeTypes,
  roleAggregatesEveryRole,
  roleReferenceMissing,
  rolesWritable,
  rollingUpdateMissing,
  rootFilesystemWritable,
  rootGroup,
  rootSupplementaryGroup,
  rootUserPossible,
  ruleMatchesNothing,
  runAsRoot,
  runAsUidZero,
  runtimeSocketMounted,
  sccAllowsPrivileged,
  schedulerBindAddress,
  schedulerProfiling,
  scratchVolumeUnbounded,
  seccompNotSet,
  seccompUnconfined,
  secretAsEnvVar,
  secretInAnnotation,
  secretValueInManifest,
  secretsCreatableMintsTokens,
  secretsEncryptionOff,
  secretsEncryptionWeak,
  secretsReadable,
  secretsWritable,
  securityContextMissing,
  selectorTemplateMismatch,
  selinuxCustomOptions,
  servedPodWithoutReadiness,
  serviceAccountMissing,
  serviceAccountShared,
  serviceExternalIps,
  serviceExternalName,
  serviceExternalNameLocal,
  serviceLoadBalancer,
  serviceMonitorSelectsNothing,
  serviceNodePort,
  serviceOffersSsh,
  servicePortUnmatched,
  serviceSelectsNothing,
  serviceStatusWritable,
  serviceTargetPortInvalid,
  shareProcessNamespace,
  sidecarInContainersOfJob,
  sidecarResourcesUncounted,
  sidecarWithoutProbe,
  singleWriterVolumeShared,
  sshInContainer,
  statefulSetServiceName,
  statefulSetServiceUnset,
  sudoInEntrypoint,
  supplementalGroupsFromImage,
  sysModuleAdded,
  systemNamespaceUsed,
  tillerDeployed,
  tillerReachable,
  tillerService,
  tlsCertificateExpired,
  tokenAutomountOnAccount,
  tokenAutomountRequested,
  tokenAutomounted,
  tokenProjectedDespiteOptOut,
  tokenRequestCreatable,
  tokenWithRightsMounted,
  toleratesTooMuch,
  topologySpreadIneffective,
  topologySpreadMissing,
  tracesDeletable,
  unknownField,
  unsafeSysctl,
  unusedObject,
  userNamespaceConflict,
  userNamespaceNotUsed,
  userNumberInvalid,
  volumeClaimAccessMode,
  volumeClaimMissing,
  volumeClaimSizeMissing,
  volumeGroupSettingsUnset,
  volumeMountUnmatched,
  volumeTypeRetired,
  webhookAuthorCanOptOut,
  webhookBackendMissing,
  webhookCaBundleBad,
  webhookCanLockCluster,
  webhookConfigWritable,
  webhookExternalUrl,
  webhookFailsOpen,
  webhookMatchPolicyExact,
  webhookReviewVersionOld,
  webhookTimeoutLong,
  wildcardClusterRoleBound,
  wildcardInRule,
  wildcardRoleInNamespace,
  wildcardVerbsAndResources,
  windowsHostProcess,
  windowsIdentityUnset,
  workloadClaimAccess,
  workloadConfigMapAccess,
  workloadRejectedByLevel,
  workloadSecretAccess,
  workloadWithAdminRights,
  workloadWithTakeoverRights,
  workloadsManageable,
  yamlKeysUnsorted,
];

/** The group of each check: the folder it stands in. */
export const groupOf: ReadonlyMap<string, string> = new Map([
  ['account-with-rights', 'service-accounts'],
  ['add-on-api-version-removed', 'deprecated-apis'],
  ['admin-network-policy-allows-everything', 'network'],
  ['administrative-role-bound', 'rbac'],
  ['admission-policies-writable', 'rbac'],
  ['agent-sandbox-egress', 'ai-agents'],
  ['agent-sandbox-image', 'ai-agents'],
  ['agent-sandbox-resources', 'ai-agents'],
  ['agent-sandbox-runtime', 'ai-agents'],
  ['agent-sandbox-token-mounted', 'ai-agents'],
  ['agent-tool-server-exposed', 'ai-agents'],
  ['aggregated-into-default-role', 'rbac'],
  ['all-service-accounts-bound', 'rbac'],
  ['alternative-missing', 'hygiene'],
  ['alternatives-combined', 'hygiene'],
  ['annotation-on-wrong-object', 'hygiene'],
  ['anonymous-bound', 'rbac'],
  ['anti-affinity-missing', 'reliability'],
  ['api-group-wildcard', 'rbac'],
  ['api-service-insecure', 'admission-webhooks'],
  ['api-version-deprecated', 'deprecated-apis'],
  ['api-version-removed', 'deprecated-apis'],
  ['apiserver-anonymous-auth', 'control-plane'],
  ['apiserver-authorization-always-allow', 'control-plane'],
  ['apiserver-authorization-node-missing', 'control-plane'],
  ['apiserver-authorization-rbac-missing', 'control-plane'],
  ['apiserver-basic-auth-file', 'control-plane'],
  ['apiserver-client-ca', 'control-plane'],
  ['apiserver-etcd-ca', 'control-plane'],
  ['apiserver-etcd-client-certificate', 'control-plane'],
  ['apiserver-external-ips-plugin', 'control-plane'],
  ['apiserver-insecure-bind-address', 'control-plane'],
  ['apiserver-insecure-port', 'control-plane'],
  ['apiserver-kubelet-certificate-authority', 'control-plane'],
  ['apiserver-kubelet-client-certificate', 'control-plane'],
  ['apiserver-kubelet-https', 'control-plane'],
  ['apiserver-plugin-always-admit', 'control-plane'],
  ['apiserver-plugin-always-pull-images', 'control-plane'],
  ['apiserver-plugin-event-rate-limit', 'control-plane'],
  ['apiserver-plugin-image-policy', 'control-plane'],
  ['apiserver-plugin-namespace-lifecycle-off', 'control-plane'],
  ['apiserver-plugin-node-restriction', 'control-plane'],
  ['apiserver-plugin-retired', 'control-plane'],
  ['apiserver-plugin-service-account-off', 'control-plane'],
  ['apiserver-pod-security-off', 'control-plane'],
  ['apiserver-profiling', 'control-plane'],
  ['apiserver-request-timeout', 'control-plane'],
  ['apiserver-secure-port-off', 'control-plane'],
  ['apiserver-serving-tls', 'control-plane'],
  ['apiserver-static-credentials', 'control-plane'],
  ['apiserver-tls-ciphers', 'control-plane'],
  ['apiserver-token-extension', 'control-plane'],
  ['apiserver-token-key-file', 'control-plane'],
  ['apiserver-token-lookup', 'control-plane'],
  ['apparmor-not-set', 'pod-security'],
  ['apparmor-overridden', 'pod-security'],
  ['audit-log-age', 'control-plane'],
  ['audit-log-backups', 'control-plane'],
  ['audit-log-missing', 'control-plane'],
  ['audit-log-size', 'control-plane'],
  ['audit-policy-missing', 'control-plane'],
  ['audit-policy-weak', 'control-plane'],
  ['authenticated-bound', 'rbac'],
  ['autoscaler-fights-replicas', 'reliability'],
  ['autoscaler-minimum-low', 'reliability'],
  ['autoscaler-minimum-unset', 'reliability'],
  ['autoscaler-range-empty', 'reliability'],
  ['autoscaler-target-missing', 'references'],
  ['autoscaler-without-requests', 'reliability'],
  ['aws-auth-writable', 'rbac'],
  ['bind-verb', 'rbac'],
  ['binding-approves-certificates', 'rbac'],
  ['binding-attaches-to-pods', 'rbac'],
  ['binding-calls-kubelets', 'rbac'],
  ['binding-changes-dns', 'rbac'],
  ['binding-changes-secrets', 'rbac'],
  ['binding-changes-webhooks', 'rbac'],
  ['binding-creates-pods', 'rbac'],
  ['binding-creates-volumes', 'rbac'],
  ['binding-creates-workloads', 'rbac'],
  ['binding-deletes-events', 'rbac'],
  ['binding-deletes-workloads', 'rbac'],
  ['binding-escalates', 'rbac'],
  ['binding-forwards-ports', 'rbac'],
  ['binding-impersonates', 'rbac'],
  ['binding-makes-tokens', 'rbac'],
  ['binding-reads-secrets', 'rbac'],
  ['binding-runs-commands', 'rbac'],
  ['bindings-creatable', 'rbac'],
  ['bindings-to-any-role', 'rbac'],
  ['ca-bundle-missing', 'admission-webhooks'],
  ['calico-policy-allows-everything', 'network'],
  ['capabilities-added', 'pod-security'],
  ['capabilities-beyond-baseline', 'pod-security'],
  ['capabilities-not-dropped-all', 'pod-security'],
  ['capabilities-nothing-dropped', 'pod-security'],
  ['capability-dangerous', 'pod-security'],
  ['capability-net-raw', 'pod-security'],
  ['capability-net-raw-explicit', 'pod-security'],
  ['capability-sys-admin', 'pod-security'],
  ['cilium-policy-allows-everything', 'network'],
  ['cilium-policy-peers-combined', 'network'],
  ['class-reference-missing', 'references'],
  ['cloud-credentials-mounted', 'secrets'],
  ['cloud-role-on-shared-account', 'service-accounts'],
  ['cluster-admin-binding', 'rbac'],
  ['cluster-admin-in-namespace', 'rbac'],
  ['config-maps-writable', 'rbac'],
  ['config-or-secret-missing', 'references'],
  ['config-subpath-not-refreshed', 'hygiene'],
  ['container-name-invalid', 'hygiene'],
  ['container-ports-conflict', 'hygiene'],
  ['container-security-context-missing', 'pod-security'],
  ['container-weakens-pod', 'pod-security'],
  ['controller-manager-bind-address', 'control-plane'],
  ['controller-manager-pod-gc', 'control-plane'],
  ['controller-manager-profiling', 'control-plane'],
  ['controller-manager-root-ca', 'control-plane'],
  ['controller-manager-shared-credentials', 'control-plane'],
  ['controller-manager-signing-key', 'control-plane'],
  ['conversion-webhook-external-url', 'admission-webhooks'],
  ['core-wildcard-bound', 'rbac'],
  ['cpu-limit-missing', 'resources'],
  ['cpu-request-differs-from-limit', 'resources'],
  ['cpu-request-from-limit', 'resources'],
  ['cpu-request-missing', 'resources'],
  ['credential-in-args', 'secrets'],
  ['credential-in-config-map', 'secrets'],
  ['credential-in-env-value', 'secrets'],
  ['credential-in-resource', 'secrets'],
  ['cron-job-deadline-missing', 'reliability'],
  ['cron-schedule-invalid', 'reliability'],
  ['cross-namespace-subject', 'rbac'],
  ['csr-approvable', 'rbac'],
  ['custom-group-wildcard', 'rbac'],
  ['custom-resource-without-definition', 'references'],
  ['cve-argo-cd-traversal', 'known-cve'],
  ['cve-grafana-auth', 'known-cve'],
  ['cve-ingress-nginx-admission', 'known-cve'],
  ['cve-ingress-nginx-snippet', 'known-cve'],
  ['cve-kyverno-signature', 'known-cve'],
  ['dashboard-account-borrowed', 'workload-hardening'],
  ['dashboard-deployed', 'workload-hardening'],
  ['dashboard-role-bound', 'rbac'],
  ['data-store-on-internet', 'exposure'],
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
  ['default-deny-missing', 'network'],
  ['default-namespace-used', 'namespaces'],
  ['delete-rights-wide', 'rbac'],
  ['deprecated-node-label', 'dead-fields'],
  ['deprecated-service-account-field', 'service-accounts'],
  ['descriptive-labels-missing', 'hygiene'],
  ['disruption-budget-above-autoscaler', 'reliability'],
  ['disruption-budget-blocks', 'reliability'],
  ['disruption-budget-empty', 'reliability'],
  ['disruption-budget-missing', 'reliability'],
  ['disruption-budget-needs-every-pod', 'reliability'],
  ['disruption-budget-selects-nothing', 'references'],
  ['disruption-budget-unhealthy-policy', 'reliability'],
  ['dns-config-writable', 'rbac'],
  ['dns-ndots', 'reliability'],
  ['dra-admin-access', 'pod-security'],
  ['duplicate-env-var', 'hygiene'],
  ['duplicate-ingress-host', 'exposure'],
  ['duplicate-key', 'hygiene'],
  ['duplicate-list-key', 'schema'],
  ['entrypoint-fetches-code', 'workload-hardening'],
  ['ephemeral-containers-writable', 'rbac'],
  ['ephemeral-storage-request-differs-from-limit', 'resources'],
  ['ephemeral-storage-unset', 'resources'],
  ['escalate-verb', 'rbac'],
  ['etcd-auto-tls', 'control-plane'],
  ['etcd-client-auth', 'control-plane'],
  ['etcd-client-auth-implicit', 'control-plane'],
  ['etcd-peer-auto-tls', 'control-plane'],
  ['etcd-peer-client-auth', 'control-plane'],
  ['etcd-peer-client-auth-implicit', 'control-plane'],
  ['etcd-peer-tls', 'control-plane'],
  ['etcd-server-tls', 'control-plane'],
  ['etcd-shared-ca', 'control-plane'],
  ['exception-expired', 'exceptions'],
  ['exception-malformed', 'exceptions'],
  ['exception-not-allowed', 'exceptions'],
  ['exception-unused', 'exceptions'],
  ['external-traffic-policy', 'exposure'],
  ['field-newer-than-target', 'schema'],
  ['field-removed-before-target', 'schema'],
  ['foreign-exception-unused', 'exceptions'],
  ['gateway-backend-missing', 'references'],
  ['gateway-listener-without-tls', 'exposure'],
  ['gateway-routes-from-all', 'exposure'],
  ['git-sync-untrusted', 'workload-hardening'],
  ['grace-period-shorter-than-hook', 'reliability'],
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
  ['ingress-backend-missing', 'references'],
  ['ingress-nginx-end-of-life', 'exposure'],
  ['ingress-nginx-snippet', 'exposure'],
  ['ingress-nginx-snippet-alias', 'exposure'],
  ['ingress-nginx-snippet-lua', 'exposure'],
  ['ingress-nginx-snippets-allowed', 'exposure'],
  ['ingress-nginx-unsafe-annotation', 'exposure'],
  ['ingress-source-range-open', 'exposure'],
  ['ingress-tls-host-mismatch', 'exposure'],
  ['ingress-wildcard-host', 'exposure'],
  ['ingress-without-tls', 'exposure'],
  ['instance-label-mismatch', 'references'],
  ['instance-label-missing', 'references'],
  ['internet-facing-workload', 'exposure'],
  ['invalid-field-value', 'schema'],
  ['job-cleanup', 'reliability'],
  ['kind-not-served', 'schema'],
  ['kube-proxy-metrics-exposed', 'node'],
  ['kubelet-anonymous-auth', 'node'],
  ['kubelet-authorization-always-allow', 'node'],
  ['kubelet-client-ca', 'node'],
  ['kubelet-client-cert-rotation', 'node'],
  ['kubelet-event-rate', 'node'],
  ['kubelet-hostname-override', 'node'],
  ['kubelet-iptables-chains', 'node'],
  ['kubelet-kernel-defaults', 'node'],
  ['kubelet-pid-limit', 'node'],
  ['kubelet-read-only-port', 'node'],
  ['kubelet-seccomp-default', 'node'],
  ['kubelet-server-cert-rotation', 'node'],
  ['kubelet-serving-tls', 'node'],
  ['kubelet-streaming-timeout', 'node'],
  ['kubelet-tls-ciphers', 'node'],
  ['kubernetes-version-outdated', 'deprecated-apis'],
  ['label-value-invalid', 'hygiene'],
  ['limit-above-maximum', 'resources'],
  ['limit-range-contradiction', 'namespaces'],
  ['limit-range-incomplete', 'namespaces'],
  ['limit-range-missing', 'namespaces'],
  ['linux-hardening-missing', 'pod-security'],
  ['liveness-probe-missing', 'reliability'],
  ['load-balancer-open-sources', 'exposure'],
  ['long-lived-token-secret', 'service-accounts'],
  ['low-gid', 'pod-security'],
  ['low-uid', 'pod-security'],
  ['manual-endpoints', 'exposure'],
  ['masters-group-bound', 'rbac'],
  ['memory-limit-missing', 'resources'],
  ['memory-quantity-milli', 'resources'],
  ['memory-request-differs-from-limit', 'resources'],
  ['memory-request-from-limit', 'resources'],
  ['memory-request-missing', 'resources'],
  ['mesh-authorization-allows-all', 'mesh'],
  ['mesh-client-tls-off', 'mesh'],
  ['mesh-envoy-filter', 'mesh'],
  ['mesh-extension-unpinned', 'mesh'],
  ['mesh-gateway-plain-http', 'mesh'],
  ['mesh-gateway-weak-tls', 'mesh'],
  ['mesh-injection-bypassed', 'mesh'],
  ['mesh-mutual-tls-not-strict', 'mesh'],
  ['mesh-namespace-opted-out', 'mesh'],
  ['mesh-outbound-allow-any', 'mesh'],
  ['mesh-pod-unauthenticated', 'mesh'],
  ['mesh-policy-dry-run', 'mesh'],
  ['mesh-proxy-user', 'mesh'],
  ['mesh-server-not-verified', 'mesh'],
  ['mesh-token-audience-missing', 'mesh'],
  ['mesh-token-keys-plain-http', 'mesh'],
  ['mesh-traffic-excluded', 'mesh'],
  ['mesh-unauthenticated-allowed', 'mesh'],
  ['mesh-wildcard-host', 'mesh'],
  ['missing-required-field', 'schema'],
  ['misspelt-security-field', 'schema'],
  ['model-code-trusted', 'ai-agents'],
  ['model-revision-missing', 'ai-agents'],
  ['model-source-unpinned', 'ai-agents'],
  ['mount-propagation-bidirectional', 'pod-security'],
  ['naked-pod', 'reliability'],
  ['namespace-admin-bound', 'rbac'],
  ['namespace-boundaries-missing', 'namespaces'],
  ['namespace-not-named', 'namespaces'],
  ['namespace-secrets-readable', 'rbac'],
  ['namespace-secrets-writable', 'rbac'],
  ['namespace-undeclared', 'namespaces'],
  ['namespace-without-network-policy', 'network'],
  ['namespaces-patchable', 'rbac'],
  ['net-bind-service-added', 'pod-security'],
  ['net-raw-added', 'pod-security'],
  ['network-policies-leave-pods-out', 'network'],
  ['network-policy-allows-all-egress', 'network'],
  ['network-policy-allows-every-pod', 'network'],
  ['network-policy-allows-everything', 'network'],
  ['network-policy-blocks-dns', 'network'],
  ['network-policy-metadata-reachable', 'network'],
  ['network-policy-on-host-network-pod', 'network'],
  ['network-policy-open-ip-block', 'network'],
  ['network-policy-peer-unmatched', 'references'],
  ['network-policy-peers-side-by-side', 'network'],
  ['network-policy-port-unmatched', 'network'],
  ['network-policy-rule-unreachable', 'network'],
  ['network-policy-rule-without-peers', 'network'],
  ['network-policy-selects-nothing', 'references'],
  ['network-policy-types-hide-rules', 'network'],
  ['network-policy-without-selector', 'network'],
  ['networking-writable', 'rbac'],
  ['node-affinity-missing', 'reliability'],
  ['node-name-pinned', 'workload-hardening'],
  ['node-proxy', 'rbac'],
  ['nodes-writable', 'rbac'],
  ['non-resource-url-wildcard', 'rbac'],
  ['object-name-invalid', 'hygiene'],
  ['owner-missing', 'references'],
  ['persistent-volume-type-retired', 'deprecated-apis'],
  ['persistent-volumes-creatable', 'rbac'],
  ['personal-data-in-config-map', 'secrets'],
  ['pod-in-namespace-without-policy', 'network'],
  ['pod-isolated-one-way', 'network'],
  ['pod-level-resources-conflict', 'resources'],
  ['pod-security-context-missing', 'pod-security'],
  ['pod-security-exemptions-wide', 'namespaces'],
  ['pod-security-label-missing', 'namespaces'],
  ['pod-security-label-typo', 'namespaces'],
  ['pod-security-labels-incomplete', 'namespaces'],
  ['pod-security-level-not-restricted', 'namespaces'],
  ['pod-security-level-weak', 'namespaces'],
  ['pod-security-policy-allowed-capabilities', 'pod-security'],
  ['pod-security-policy-drop-capabilities', 'pod-security'],
  ['pod-security-policy-host-ipc', 'pod-security'],
  ['pod-security-policy-host-network', 'pod-security'],
  ['pod-security-policy-host-path', 'pod-security'],
  ['pod-security-policy-host-pid', 'pod-security'],
  ['pod-security-policy-net-raw', 'pod-security'],
  ['pod-security-policy-privilege-escalation', 'pod-security'],
  ['pod-security-policy-privileged', 'pod-security'],
  ['pod-security-policy-run-as-root', 'pod-security'],
  ['pod-security-policy-seccomp', 'pod-security'],
  ['pod-security-version-outdated', 'namespaces'],
  ['pod-without-network-policy', 'network'],
  ['pods-attach', 'rbac'],
  ['pods-creatable', 'rbac'],
  ['pods-exec', 'rbac'],
  ['pods-exec-by-get', 'rbac'],
  ['pods-port-forward', 'rbac'],
  ['policy-binding-not-denying', 'admission-webhooks'],
  ['policy-binding-without-policy', 'admission-webhooks'],
  ['policy-engine-audit-only', 'admission-webhooks'],
  ['policy-fails-open', 'admission-webhooks'],
  ['policy-matches-nothing', 'admission-webhooks'],
  ['policy-param-missing-allows', 'admission-webhooks'],
  ['policy-without-binding', 'admission-webhooks'],
  ['port-name-invalid', 'references'],
  ['port-number-invalid', 'references'],
  ['primary-group-unset', 'pod-security'],
  ['priority-class-missing', 'reliability'],
  ['priority-class-not-allowed', 'workload-hardening'],
  ['privilege-escalation-allowed', 'pod-security'],
  ['privilege-escalation-explicit', 'pod-security'],
  ['privileged-container', 'pod-security'],
  ['privileged-port', 'workload-hardening'],
  ['probe-or-hook-host', 'pod-security'],
  ['probe-port-name-unknown', 'reliability'],
  ['probe-port-undeclared', 'reliability'],
  ['probes-identical', 'reliability'],
  ['probes-missing', 'reliability'],
  ['proc-mount-unmasked', 'pod-security'],
  ['product-version-unknown', 'known-cve'],
  ['projected-token-audience-missing', 'service-accounts'],
  ['projected-token-lifetime-long', 'service-accounts'],
  ['pull-secret-missing', 'references'],
  ['quantity-negative', 'resources'],
  ['quota-rejects-workload', 'namespaces'],
  ['random-value-in-config-map', 'secrets'],
  ['random-value-in-env', 'secrets'],
  ['read-only-mount-not-recursive', 'pod-security'],
  ['readiness-probe-missing', 'reliability'],
  ['recommended-labels-missing', 'hygiene'],
  ['recursive-read-only-without-read-only', 'dead-fields'],
  ['reference-grant-wide', 'exposure'],
  ['reference-missing', 'references'],
  ['replicas-too-few', 'reliability'],
  ['request-limit-contradiction', 'resources'],
  ['requests-differ-from-limits', 'resources'],
  ['required-metadata-missing', 'hygiene'],
  ['resource-names-ineffective', 'rbac'],
  ['resource-quota-incomplete', 'namespaces'],
  ['resource-quota-missing', 'namespaces'],
  ['resources-missing', 'resources'],
  ['restart-policy-invalid', 'reliability'],
  ['restart-policy-missing', 'reliability'],
  ['restricted-volume-types', 'pod-security'],
  ['role-aggregates-every-role', 'rbac'],
  ['role-reference-missing', 'references'],
  ['roles-writable', 'rbac'],
  ['rolling-update-missing', 'reliability'],
  ['root-filesystem-writable', 'workload-hardening'],
  ['root-group', 'pod-security'],
  ['root-supplementary-group', 'pod-security'],
  ['root-user-possible', 'pod-security'],
  ['rule-matches-nothing', 'rbac'],
  ['run-as-root', 'pod-security'],
  ['run-as-uid-zero', 'pod-security'],
  ['runtime-socket-mounted', 'pod-security'],
  ['scc-allows-privileged', 'pod-security'],
  ['scheduler-bind-address', 'control-plane'],
  ['scheduler-profiling', 'control-plane'],
  ['scratch-volume-unbounded', 'resources'],
  ['seccomp-not-set', 'pod-security'],
  ['seccomp-unconfined', 'pod-security'],
  ['secret-as-env-var', 'secrets'],
  ['secret-in-annotation', 'secrets'],
  ['secret-value-in-manifest', 'secrets'],
  ['secrets-creatable-mints-tokens', 'rbac'],
  ['secrets-encryption-off', 'control-plane'],
  ['secrets-encryption-weak', 'control-plane'],
  ['secrets-readable', 'rbac'],
  ['secrets-writable', 'rbac'],
  ['security-context-missing', 'pod-security'],
  ['selector-template-mismatch', 'references'],
  ['selinux-custom-options', 'pod-security'],
  ['served-pod-without-readiness', 'reliability'],
  ['service-account-missing', 'references'],
  ['service-account-shared', 'service-accounts'],
  ['service-external-ips', 'exposure'],
  ['service-external-name', 'exposure'],
  ['service-external-name-local', 'exposure'],
  ['service-load-balancer', 'exposure'],
  ['service-monitor-selects-nothing', 'references'],
  ['service-node-port', 'exposure'],
  ['service-offers-ssh', 'workload-hardening'],
  ['service-port-unmatched', 'references'],
  ['service-selects-nothing', 'references'],
  ['service-status-writable', 'rbac'],
  ['service-target-port-invalid', 'references'],
  ['share-process-namespace', 'pod-security'],
  ['sidecar-in-containers-of-job', 'reliability'],
  ['sidecar-resources-uncounted', 'reliability'],
  ['sidecar-without-probe', 'reliability'],
  ['single-writer-volume-shared', 'reliability'],
  ['ssh-in-container', 'workload-hardening'],
  ['stateful-set-service-name', 'reliability'],
  ['stateful-set-service-unset', 'reliability'],
  ['sudo-in-entrypoint', 'workload-hardening'],
  ['supplemental-groups-from-image', 'pod-security'],
  ['sys-module-added', 'pod-security'],
  ['system-namespace-used', 'namespaces'],
  ['tiller-deployed', 'workload-hardening'],
  ['tiller-reachable', 'workload-hardening'],
  ['tiller-service', 'workload-hardening'],
  ['tls-certificate-expired', 'secrets'],
  ['token-automount-on-account', 'service-accounts'],
  ['token-automount-requested', 'service-accounts'],
  ['token-automounted', 'service-accounts'],
  ['token-projected-despite-opt-out', 'service-accounts'],
  ['token-request-creatable', 'rbac'],
  ['token-with-rights-mounted', 'service-accounts'],
  ['tolerates-too-much', 'workload-hardening'],
  ['topology-spread-ineffective', 'reliability'],
  ['topology-spread-missing', 'reliability'],
  ['traces-deletable', 'rbac'],
  ['unknown-field', 'schema'],
  ['unsafe-sysctl', 'pod-security'],
  ['unused-object', 'references'],
  ['user-namespace-conflict', 'pod-security'],
  ['user-namespace-not-used', 'pod-security'],
  ['user-number-invalid', 'hygiene'],
  ['volume-claim-access-mode', 'reliability'],
  ['volume-claim-missing', 'references'],
  ['volume-claim-size-missing', 'reliability'],
  ['volume-group-settings-unset', 'pod-security'],
  ['volume-mount-unmatched', 'references'],
  ['volume-type-retired', 'deprecated-apis'],
  ['webhook-author-can-opt-out', 'admission-webhooks'],
  ['webhook-backend-missing', 'admission-webhooks'],
  ['webhook-ca-bundle-bad', 'admission-webhooks'],
  ['webhook-can-lock-cluster', 'admission-webhooks'],
  ['webhook-config-writable', 'rbac'],
  ['webhook-external-url', 'admission-webhooks'],
  ['webhook-fails-open', 'admission-webhooks'],
  ['webhook-match-policy-exact', 'admission-webhooks'],
  ['webhook-review-version-old', 'admission-webhooks'],
  ['webhook-timeout-long', 'admission-webhooks'],
  ['wildcard-cluster-role-bound', 'rbac'],
  ['wildcard-in-rule', 'rbac'],
  ['wildcard-role-in-namespace', 'rbac'],
  ['wildcard-verbs-and-resources', 'rbac'],
  ['windows-host-process', 'pod-security'],
  ['windows-identity-unset', 'pod-security'],
  ['workload-claim-access', 'hygiene'],
  ['workload-config-map-access', 'hygiene'],
  ['workload-rejected-by-level', 'namespaces'],
  ['workload-secret-access', 'hygiene'],
  ['workload-with-admin-rights', 'rbac'],
  ['workload-with-takeover-rights', 'rbac'],
  ['workloads-manageable', 'rbac'],
  ['yaml-keys-unsorted', 'hygiene'],
]);
