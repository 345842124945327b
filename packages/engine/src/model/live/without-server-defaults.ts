import { valueAt, type JsonObject } from '../json.ts';
import { kindNameIn } from '../reference.ts';
import type { KindName } from '../resource.ts';
import { withMap, without } from './edited.ts';
import {
  writtenAdmissionPolicy,
  writtenBinding,
  writtenClaim,
  writtenDefinition,
  writtenLimitRange,
  writtenNamespace,
  writtenNetworkPolicy,
  writtenPolicyBinding,
  writtenPriorityClass,
  writtenService,
  writtenStorageClass,
  writtenVolume,
  writtenWebhooks,
} from './written-kinds.ts';
import { writtenMetadata } from './written-metadata.ts';
import { writtenPod } from './written-pod.ts';
import {
  withWrittenTemplate,
  writtenCronJob,
  writtenDaemonSet,
  writtenDeployment,
  writtenJob,
  writtenPodTemplate,
  writtenReplicas,
  writtenStatefulSet,
} from './written-workloads.ts';

/**
 * A live object as its author may have written it: without status, bookkeeping and the values that the API server, its
 * admission and its controllers fill in. A value goes only where it equals what would be filled in; any other was written.
 * Total on any JSON map; an object that was never sent to a server keeps its meaning.
 */
export function withoutServerDefaults(object: JsonObject): JsonObject {
  const own = without(object, ['status']);
  const edit = edits.get(kindNameOf(object)) ?? writtenCustom;
  // Metadata last: an edit may want to know what stood in it.
  return withMap(edit(own), 'metadata', writtenMetadata);
}

function kindNameOf(object: JsonObject): KindName {
  const apiVersion = valueAt(object, 'apiVersion');
  const kind = valueAt(object, 'kind');
  return kindNameIn(typeof apiVersion === 'string' ? apiVersion : '', typeof kind === 'string' ? kind : '');
}

/** A kind that is not listed: where it embeds a pod template at the usual place, that is read as one. */
function writtenCustom(object: JsonObject): JsonObject {
  return withMap(object, 'spec', withWrittenTemplate);
}

const admission = 'admissionregistration.k8s.io';
const rbac = 'rbac.authorization.k8s.io';

const edits: ReadonlyMap<KindName, (object: JsonObject) => JsonObject> = new Map([
  ['Pod', writtenPod],
  ['PodTemplate', writtenPodTemplate],
  ['Deployment.apps', writtenDeployment],
  ['ReplicaSet.apps', writtenReplicas],
  ['ReplicationController', writtenReplicas],
  ['StatefulSet.apps', writtenStatefulSet],
  ['DaemonSet.apps', writtenDaemonSet],
  ['Job.batch', writtenJob],
  ['CronJob.batch', writtenCronJob],
  ['Service', writtenService],
  ['NetworkPolicy.networking.k8s.io', writtenNetworkPolicy],
  ['PersistentVolumeClaim', writtenClaim],
  ['PersistentVolume', writtenVolume],
  ['Namespace', writtenNamespace],
  ['LimitRange', writtenLimitRange],
  ['StorageClass.storage.k8s.io', writtenStorageClass],
  ['PriorityClass.scheduling.k8s.io', writtenPriorityClass],
  [`ValidatingWebhookConfiguration.${admission}`, writtenWebhooks],
  [`MutatingWebhookConfiguration.${admission}`, writtenWebhooks],
  [`ValidatingAdmissionPolicy.${admission}`, writtenAdmissionPolicy],
  [`MutatingAdmissionPolicy.${admission}`, writtenAdmissionPolicy],
  [`ValidatingAdmissionPolicyBinding.${admission}`, writtenPolicyBinding],
  [`MutatingAdmissionPolicyBinding.${admission}`, writtenPolicyBinding],
  ['CustomResourceDefinition.apiextensions.k8s.io', writtenDefinition],
  [`RoleBinding.${rbac}`, writtenBinding],
  [`ClusterRoleBinding.${rbac}`, writtenBinding],
]);
