// Generated from `tools/data/api-lifecycle.json` by `npm run generate`; not to be edited.
import type { KindName } from './resource.ts';

/** A version of an API that a Kubernetes release deprecates or no longer serves. */
export interface ApiLifecycle {
  /** Minor of the first release that warns of it; `undefined` where none does. */
  readonly deprecated: number | undefined;
  /** Minor of the first release without it, past or announced. */
  readonly removed: number | undefined;
  readonly replacement: string;
}

/** A version of an API that a release of an add-on no longer serves. */
export interface AddOnLifecycle {
  readonly addOn: string;
  readonly removed: string;
  readonly replacement: string;
}

function api(deprecated: number | undefined, removed: number | undefined, replacement: string): ApiLifecycle {
  return { deprecated, removed, replacement };
}

function gone(addOn: string, removed: string, replacement: string): AddOnLifecycle {
  return { addOn, removed, replacement };
}

/**
 * Versions of Kubernetes APIs with the minors that deprecate and drop them, from the lifecycle tags of https://github.com/kubernetes/api and https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and of add-ons from their release notes. Facts only.
 * By version, then by kind.
 */
export const apiLifecycles: ReadonlyMap<string, ReadonlyMap<KindName, ApiLifecycle>> = new Map([
  [
    'v1',
    new Map([
      ['ComponentStatus', api(19, undefined, "health endpoints of each component")],
      ['Endpoints', api(33, undefined, "discovery.k8s.io/v1 EndpointSlice")],
    ]),
  ],
  [
    'v1alpha1',
    new Map([
      ['AdmissionReview.admission.k8s.io', api(undefined, 9, "admission.k8s.io/v1 AdmissionReview")],
      ['MutatingAdmissionPolicy.admissionregistration.k8s.io', api(35, 38, "admissionregistration.k8s.io/v1 MutatingAdmissionPolicy")],
      ['MutatingAdmissionPolicyBinding.admissionregistration.k8s.io', api(35, 38, "admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding")],
      ['ValidatingAdmissionPolicy.admissionregistration.k8s.io', api(29, 32, "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy")],
      ['ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io', api(29, 32, "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding")],
      ['Event.audit.k8s.io', api(21, 24, "audit.k8s.io/v1")],
      ['Policy.audit.k8s.io', api(21, 24, "audit.k8s.io/v1")],
      ['AuditSink.auditregistration.k8s.io', api(undefined, 19, "API server audit webhook configuration")],
      ['SelfSubjectReview.authentication.k8s.io', api(29, 32, "authentication.k8s.io/v1 SelfSubjectReview")],
      ['ClusterTrustBundle.certificates.k8s.io', api(34, 37, "certificates.k8s.io/v1 ClusterTrustBundle")],
      ['PodCertificateRequest.certificates.k8s.io', api(37, 35, "certificates.k8s.io/v1 PodCertificateRequest")],
      ['LeaseCandidate.coordination.k8s.io', api(34, 32, "coordination.k8s.io/v1beta1 LeaseCandidate")],
      ['EndpointSlice.discovery.k8s.io', api(undefined, 21, "discovery.k8s.io/v1 EndpointSlice")],
      ['FlowSchema.flowcontrol.apiserver.k8s.io', api(20, 21, "flowcontrol.apiserver.k8s.io/v1 FlowSchema")],
      ['PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io', api(20, 21, "flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration")],
      ['Eviction.lifecycle.k8s.io', api(40, 43, "none yet")],
      ['EvictionRequest.lifecycle.k8s.io', api(40, 43, "none yet")],
      ['NodeMetrics.metrics.k8s.io', api(undefined, 38, "metrics.k8s.io/v1")],
      ['PodMetrics.metrics.k8s.io', api(undefined, 38, "metrics.k8s.io/v1")],
      ['ClusterCIDR.networking.k8s.io', api(28, 29, "none; withdrawn")],
      ['IPAddress.networking.k8s.io', api(30, 31, "networking.k8s.io/v1 IPAddress")],
      ['ServiceCIDR.networking.k8s.io', api(30, 31, "networking.k8s.io/v1 ServiceCIDR")],
      ['ClusterRole.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 ClusterRole")],
      ['ClusterRoleBinding.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 ClusterRoleBinding")],
      ['Role.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 Role")],
      ['RoleBinding.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 RoleBinding")],
      ['PodScheduling.resource.k8s.io', api(undefined, 27, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate)")],
      ['ResourceClaim.resource.k8s.io', api(undefined, 27, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate)")],
      ['ResourceClaimTemplate.resource.k8s.io', api(undefined, 27, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate)")],
      ['ResourceClass.resource.k8s.io', api(undefined, 27, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate)")],
      ['PriorityClass.scheduling.k8s.io', api(14, 17, "scheduling.k8s.io/v1 PriorityClass")],
      ['Workload.scheduling.k8s.io', api(undefined, 36, "scheduling.k8s.io/v1beta1 Workload")],
      ['PodPreset.settings.k8s.io', api(undefined, 20, "a mutating webhook or MutatingAdmissionPolicy")],
      ['CSIStorageCapacity.storage.k8s.io', api(21, 24, "storage.k8s.io/v1 CSIStorageCapacity")],
      ['VolumeAttachment.storage.k8s.io', api(21, 24, "storage.k8s.io/v1 VolumeAttachment")],
      ['VolumeAttributesClass.storage.k8s.io', api(32, 35, "storage.k8s.io/v1 VolumeAttributesClass")],
      ['StorageVersionMigration.storagemigration.k8s.io', api(33, 35, "storagemigration.k8s.io/v1 StorageVersionMigration")],
    ]),
  ],
  [
    'v1beta1',
    new Map([
      ['AdmissionReview.admission.k8s.io', api(19, 22, "admission.k8s.io/v1 AdmissionReview")],
      ['MutatingAdmissionPolicy.admissionregistration.k8s.io', api(37, 40, "admissionregistration.k8s.io/v1 MutatingAdmissionPolicy")],
      ['MutatingAdmissionPolicyBinding.admissionregistration.k8s.io', api(37, 40, "admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding")],
      ['MutatingWebhookConfiguration.admissionregistration.k8s.io', api(16, 22, "admissionregistration.k8s.io/v1 MutatingWebhookConfiguration")],
      ['ValidatingAdmissionPolicy.admissionregistration.k8s.io', api(31, 34, "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy")],
      ['ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io', api(31, 34, "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding")],
      ['ValidatingWebhookConfiguration.admissionregistration.k8s.io', api(16, 22, "admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration")],
      ['ConversionReview.apiextensions.k8s.io', api(19, 22, "apiextensions.k8s.io/v1 ConversionReview")],
      ['CustomResourceDefinition.apiextensions.k8s.io', api(16, 22, "apiextensions.k8s.io/v1 CustomResourceDefinition")],
      ['APIService.apiregistration.k8s.io', api(19, 22, "apiregistration.k8s.io/v1 APIService")],
      ['ControllerRevision.apps', api(8, 16, "apps/v1 ControllerRevision")],
      ['Deployment.apps', api(8, 16, "apps/v1 Deployment")],
      ['DeploymentRollback.apps', api(8, 16, "none; roll back with kubectl or by revision")],
      ['Scale.apps', api(8, 16, "autoscaling/v1 Scale")],
      ['StatefulSet.apps', api(8, 16, "apps/v1 StatefulSet")],
      ['Event.audit.k8s.io', api(21, 24, "audit.k8s.io/v1")],
      ['Policy.audit.k8s.io', api(21, 24, "audit.k8s.io/v1")],
      ['SelfSubjectReview.authentication.k8s.io', api(30, 33, "authentication.k8s.io/v1 SelfSubjectReview")],
      ['TokenReview.authentication.k8s.io', api(19, 22, "authentication.k8s.io/v1 TokenReview")],
      ['LocalSubjectAccessReview.authorization.k8s.io', api(19, 22, "authorization.k8s.io/v1 LocalSubjectAccessReview")],
      ['SelfSubjectAccessReview.authorization.k8s.io', api(19, 22, "authorization.k8s.io/v1 SelfSubjectAccessReview")],
      ['SelfSubjectRulesReview.authorization.k8s.io', api(19, 22, "authorization.k8s.io/v1 SelfSubjectRulesReview")],
      ['SubjectAccessReview.authorization.k8s.io', api(19, 22, "authorization.k8s.io/v1 SubjectAccessReview")],
      ['CronJob.batch', api(21, 25, "batch/v1 CronJob")],
      ['JobTemplate.batch', api(22, 25, "none; the template lives inside batch/v1 CronJob")],
      ['CertificateSigningRequest.certificates.k8s.io', api(19, 22, "certificates.k8s.io/v1 CertificateSigningRequest")],
      ['ClusterTrustBundle.certificates.k8s.io', api(37, 40, "certificates.k8s.io/v1 ClusterTrustBundle")],
      ['PodCertificateRequest.certificates.k8s.io', api(37, 40, "certificates.k8s.io/v1 PodCertificateRequest")],
      ['Lease.coordination.k8s.io', api(19, 22, "coordination.k8s.io/v1 Lease")],
      ['LeaseCandidate.coordination.k8s.io', api(36, 39, "none yet")],
      ['EndpointSlice.discovery.k8s.io', api(21, 25, "discovery.k8s.io/v1 EndpointSlice")],
      ['Event.events.k8s.io', api(22, 25, "events.k8s.io/v1 Event")],
      ['DaemonSet.extensions', api(8, 16, "apps/v1 DaemonSet")],
      ['Deployment.extensions', api(8, 16, "apps/v1 Deployment")],
      ['DeploymentRollback.extensions', api(8, 16, "none; roll back with kubectl or by revision")],
      ['Ingress.extensions', api(14, 22, "networking.k8s.io/v1 Ingress")],
      ['NetworkPolicy.extensions', api(9, 16, "networking.k8s.io/v1 NetworkPolicy")],
      ['PodSecurityPolicy.extensions', api(11, 16, "Pod Security Admission, or a policy engine")],
      ['ReplicaSet.extensions', api(8, 16, "apps/v1 ReplicaSet")],
      ['Scale.extensions', api(2, 16, "autoscaling/v1 Scale")],
      ['FlowSchema.flowcontrol.apiserver.k8s.io', api(23, 26, "flowcontrol.apiserver.k8s.io/v1 FlowSchema")],
      ['PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io', api(23, 26, "flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration")],
      ['KubeSchedulerConfiguration.kubescheduler.config.k8s.io', api(22, 23, "kubescheduler.config.k8s.io/v1")],
      ['IPAddress.networking.k8s.io', api(34, 37, "networking.k8s.io/v1 IPAddress")],
      ['Ingress.networking.k8s.io', api(19, 22, "networking.k8s.io/v1 Ingress")],
      ['IngressClass.networking.k8s.io', api(19, 22, "networking.k8s.io/v1 IngressClass")],
      ['ServiceCIDR.networking.k8s.io', api(34, 37, "networking.k8s.io/v1 ServiceCIDR")],
      ['RuntimeClass.node.k8s.io', api(22, 25, "node.k8s.io/v1 RuntimeClass")],
      ['Eviction.policy', api(22, 25, "policy/v1 Eviction")],
      ['PodDisruptionBudget.policy', api(21, 25, "policy/v1 PodDisruptionBudget")],
      ['PodSecurityPolicy.policy', api(21, 25, "Pod Security Admission, or a policy engine")],
      ['ClusterRole.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 ClusterRole")],
      ['ClusterRoleBinding.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 ClusterRoleBinding")],
      ['Role.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 Role")],
      ['RoleBinding.rbac.authorization.k8s.io', api(17, 22, "rbac.authorization.k8s.io/v1 RoleBinding")],
      ['DeviceClass.resource.k8s.io', api(35, 38, "resource.k8s.io/v1 DeviceClass")],
      ['ResourceClaim.resource.k8s.io', api(35, 38, "resource.k8s.io/v1 ResourceClaim")],
      ['ResourceClaimTemplate.resource.k8s.io', api(35, 38, "resource.k8s.io/v1 ResourceClaimTemplate")],
      ['ResourceSlice.resource.k8s.io', api(35, 38, "resource.k8s.io/v1 ResourceSlice")],
      ['PodGroup.scheduling.k8s.io', api(40, 43, "none yet")],
      ['PriorityClass.scheduling.k8s.io', api(14, 22, "scheduling.k8s.io/v1 PriorityClass")],
      ['Workload.scheduling.k8s.io', api(40, 43, "none yet")],
      ['CSIDriver.storage.k8s.io', api(19, 22, "storage.k8s.io/v1 CSIDriver")],
      ['CSINode.storage.k8s.io', api(17, 22, "storage.k8s.io/v1 CSINode")],
      ['CSIStorageCapacity.storage.k8s.io', api(24, 27, "storage.k8s.io/v1 CSIStorageCapacity")],
      ['StorageClass.storage.k8s.io', api(19, 22, "storage.k8s.io/v1 StorageClass")],
      ['VolumeAttachment.storage.k8s.io', api(19, 22, "storage.k8s.io/v1 VolumeAttachment")],
      ['VolumeAttributesClass.storage.k8s.io', api(34, 37, "storage.k8s.io/v1 VolumeAttributesClass")],
      ['StorageVersionMigration.storagemigration.k8s.io', api(37, 40, "storagemigration.k8s.io/v1 StorageVersionMigration")],
    ]),
  ],
  [
    'v2beta1',
    new Map([
      ['APIGroupDiscovery.apidiscovery.k8s.io', api(32, 35, "apidiscovery.k8s.io/v2 APIGroupDiscovery")],
      ['HorizontalPodAutoscaler.autoscaling', api(22, 25, "autoscaling/v2 HorizontalPodAutoscaler")],
    ]),
  ],
  [
    'v1beta2',
    new Map([
      ['ControllerRevision.apps', api(9, 16, "apps/v1 ControllerRevision")],
      ['DaemonSet.apps', api(9, 16, "apps/v1 DaemonSet")],
      ['Deployment.apps', api(9, 16, "apps/v1 Deployment")],
      ['ReplicaSet.apps', api(9, 16, "apps/v1 ReplicaSet")],
      ['Scale.apps', api(9, 16, "autoscaling/v1 Scale")],
      ['StatefulSet.apps', api(9, 16, "apps/v1 StatefulSet")],
      ['FlowSchema.flowcontrol.apiserver.k8s.io', api(26, 29, "flowcontrol.apiserver.k8s.io/v1 FlowSchema")],
      ['PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io', api(26, 29, "flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration")],
      ['ClusterConfiguration.kubeadm.k8s.io', api(22, 27, "kubeadm.k8s.io/v1beta4")],
      ['InitConfiguration.kubeadm.k8s.io', api(22, 27, "kubeadm.k8s.io/v1beta4")],
      ['JoinConfiguration.kubeadm.k8s.io', api(22, 27, "kubeadm.k8s.io/v1beta4")],
      ['KubeSchedulerConfiguration.kubescheduler.config.k8s.io', api(25, 28, "kubescheduler.config.k8s.io/v1")],
      ['DeviceClass.resource.k8s.io', api(36, 39, "resource.k8s.io/v1 DeviceClass")],
      ['DeviceTaintRule.resource.k8s.io', api(39, 42, "resource.k8s.io/v1 DeviceTaintRule")],
      ['ResourceClaim.resource.k8s.io', api(36, 39, "resource.k8s.io/v1 ResourceClaim")],
      ['ResourceClaimTemplate.resource.k8s.io', api(36, 39, "resource.k8s.io/v1 ResourceClaimTemplate")],
      ['ResourceSlice.resource.k8s.io', api(36, 39, "resource.k8s.io/v1 ResourceSlice")],
    ]),
  ],
  [
    'v2beta2',
    new Map([
      ['HorizontalPodAutoscaler.autoscaling', api(23, 26, "autoscaling/v2 HorizontalPodAutoscaler")],
    ]),
  ],
  [
    'v2alpha1',
    new Map([
      ['CronJob.batch', api(undefined, 21, "batch/v1 CronJob")],
    ]),
  ],
  [
    'v1alpha2',
    new Map([
      ['LeaseCandidate.coordination.k8s.io', api(35, 38, "coordination.k8s.io/v1beta1 LeaseCandidate")],
      ['PodSchedulingContext.resource.k8s.io', api(undefined, 31, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['ResourceClaim.resource.k8s.io', api(undefined, 31, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['ResourceClaimParameters.resource.k8s.io', api(undefined, 31, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['ResourceClaimTemplate.resource.k8s.io', api(undefined, 31, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['ResourceClass.resource.k8s.io', api(undefined, 31, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['ResourceClassParameters.resource.k8s.io', api(undefined, 31, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['ResourceSlice.resource.k8s.io', api(undefined, 31, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['PodGroup.scheduling.k8s.io', api(undefined, 37, "scheduling.k8s.io/v1beta1 PodGroup")],
      ['Workload.scheduling.k8s.io', api(undefined, 37, "scheduling.k8s.io/v1beta1 Workload")],
    ]),
  ],
  [
    'v1beta3',
    new Map([
      ['FlowSchema.flowcontrol.apiserver.k8s.io', api(29, 32, "flowcontrol.apiserver.k8s.io/v1 FlowSchema")],
      ['PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io', api(29, 32, "flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration")],
      ['ClusterConfiguration.kubeadm.k8s.io', api(31, 37, "kubeadm.k8s.io/v1beta4")],
      ['InitConfiguration.kubeadm.k8s.io', api(31, 37, "kubeadm.k8s.io/v1beta4")],
      ['JoinConfiguration.kubeadm.k8s.io', api(31, 37, "kubeadm.k8s.io/v1beta4")],
      ['KubeSchedulerConfiguration.kubescheduler.config.k8s.io', api(26, 29, "kubescheduler.config.k8s.io/v1")],
    ]),
  ],
  [
    'v1alpha3',
    new Map([
      ['DeviceClass.resource.k8s.io', api(34, 34, "resource.k8s.io/v1 DeviceClass")],
      ['DeviceTaintRule.resource.k8s.io', api(36, 39, "resource.k8s.io/v1 DeviceTaintRule")],
      ['PodSchedulingContext.resource.k8s.io', api(undefined, 32, "resource.k8s.io/v1 (DeviceClass, ResourceClaim, ResourceClaimTemplate, ResourceSlice)")],
      ['ResourceClaim.resource.k8s.io', api(34, 34, "resource.k8s.io/v1 ResourceClaim")],
      ['ResourceClaimTemplate.resource.k8s.io', api(34, 34, "resource.k8s.io/v1 ResourceClaimTemplate")],
      ['ResourcePoolStatusRequest.resource.k8s.io', api(39, 42, "none yet")],
      ['ResourceSlice.resource.k8s.io', api(34, 34, "resource.k8s.io/v1 ResourceSlice")],
    ]),
  ],
]);

/** The same of add-ons, by the release of the add-on. */
export const addOnLifecycles: ReadonlyMap<string, ReadonlyMap<KindName, AddOnLifecycle>> = new Map([
  [
    'v1alpha2',
    new Map([
      ['Challenge.acme.cert-manager.io', gone("cert-manager", "1.6", "acme.cert-manager.io/v1")],
      ['Order.acme.cert-manager.io', gone("cert-manager", "1.6", "acme.cert-manager.io/v1")],
      ['Certificate.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['CertificateRequest.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['ClusterIssuer.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['Issuer.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
    ]),
  ],
  [
    'v1alpha3',
    new Map([
      ['Challenge.acme.cert-manager.io', gone("cert-manager", "1.6", "acme.cert-manager.io/v1")],
      ['Order.acme.cert-manager.io', gone("cert-manager", "1.6", "acme.cert-manager.io/v1")],
      ['Certificate.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['CertificateRequest.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['ClusterIssuer.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['Issuer.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
    ]),
  ],
  [
    'v1beta1',
    new Map([
      ['Challenge.acme.cert-manager.io', gone("cert-manager", "1.6", "acme.cert-manager.io/v1")],
      ['Order.acme.cert-manager.io', gone("cert-manager", "1.6", "acme.cert-manager.io/v1")],
      ['Certificate.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['CertificateRequest.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['ClusterIssuer.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['Issuer.cert-manager.io', gone("cert-manager", "1.6", "cert-manager.io/v1")],
      ['VolumeSnapshot.snapshot.storage.k8s.io', gone("volume snapshots", "controller 6.0", "snapshot.storage.k8s.io/v1")],
      ['VolumeSnapshotClass.snapshot.storage.k8s.io', gone("volume snapshots", "controller 6.0", "snapshot.storage.k8s.io/v1")],
      ['VolumeSnapshotContent.snapshot.storage.k8s.io', gone("volume snapshots", "controller 6.0", "snapshot.storage.k8s.io/v1")],
    ]),
  ],
  [
    'v1alpha1',
    new Map([
      ['MeshPolicy.authentication.istio.io', gone("istio", "1.6", "security.istio.io/v1 PeerAuthentication, RequestAuthentication")],
      ['Policy.authentication.istio.io', gone("istio", "1.6", "security.istio.io/v1 PeerAuthentication, RequestAuthentication")],
      ['Certificate.certmanager.k8s.io', gone("cert-manager", "0.11", "cert-manager.io/v1, acme.cert-manager.io/v1")],
      ['CertificateRequest.certmanager.k8s.io', gone("cert-manager", "0.11", "cert-manager.io/v1, acme.cert-manager.io/v1")],
      ['Challenge.certmanager.k8s.io', gone("cert-manager", "0.11", "cert-manager.io/v1, acme.cert-manager.io/v1")],
      ['ClusterIssuer.certmanager.k8s.io', gone("cert-manager", "0.11", "cert-manager.io/v1, acme.cert-manager.io/v1")],
      ['Issuer.certmanager.k8s.io', gone("cert-manager", "0.11", "cert-manager.io/v1, acme.cert-manager.io/v1")],
      ['Order.certmanager.k8s.io', gone("cert-manager", "0.11", "cert-manager.io/v1, acme.cert-manager.io/v1")],
      ['ClusterRbacConfig.rbac.istio.io', gone("istio", "1.6", "security.istio.io/v1 AuthorizationPolicy")],
      ['RbacConfig.rbac.istio.io', gone("istio", "1.6", "security.istio.io/v1 AuthorizationPolicy")],
      ['ServiceRole.rbac.istio.io', gone("istio", "1.6", "security.istio.io/v1 AuthorizationPolicy")],
      ['ServiceRoleBinding.rbac.istio.io', gone("istio", "1.6", "security.istio.io/v1 AuthorizationPolicy")],
    ]),
  ],
]);
