import { ingressOf, monitorOf, type Ingress, type Monitor } from '../model/traffic.ts';
import { networkPolicyOf, type NetworkPolicy } from '../model/network-policy.ts';
import { limitRangeOf, resourceQuotaOf, type LimitRange, type ResourceQuota } from '../model/quota.ts';
import { bindingKinds, bindingOf, roleKinds, roleOf, type Binding, type Role } from '../model/rbac.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import {
  autoscalerOf,
  disruptionBudgetOf,
  scaledObjectOf,
  type Autoscaler,
  type DisruptionBudget,
} from '../model/scaling.ts';
import { serviceOf, type Service } from '../model/service.ts';

/** What one kind of resource is about, as far as relations read it; `of` says which. */
export type Details =
  | ({ readonly of: 'workload' } & Workload)
  | ({ readonly of: 'service' } & Service)
  | ({ readonly of: 'network-policy' } & NetworkPolicy)
  | ({ readonly of: 'ingress' } & Ingress)
  | ({ readonly of: 'monitor' } & Monitor)
  | ({ readonly of: 'autoscaler' } & Autoscaler)
  | ({ readonly of: 'disruption-budget' } & DisruptionBudget)
  | ({ readonly of: 'role' } & Role)
  | ({ readonly of: 'binding' } & Binding)
  | ({ readonly of: 'resource-quota' } & ResourceQuota)
  | ({ readonly of: 'limit-range' } & LimitRange)
  | ({ readonly of: 'service-account' } & ServiceAccount)
  | ({ readonly of: 'data' } & Data)
  | ({ readonly of: 'claim' } & Claim)
  | ({ readonly of: 'definition' } & Definition);

/** How often the pod of a Deployment, StatefulSet, ReplicaSet or ReplicationController runs. */
export interface Workload {
  /** As written; `undefined` stands for 1, or for what an autoscaler decides. */
  readonly replicas: number | undefined;
  /** Pointer of the number, where it is written. */
  readonly replicasAt: string | undefined;
}

export interface ServiceAccount {
  readonly automountServiceAccountToken: boolean | undefined;
  /** The annotations, by key, that give the account a role of the cloud provider. */
  readonly cloudRoles: readonly string[];
}

/** What a ConfigMap or Secret holds, by the names alone. */
export interface Data {
  readonly keys: readonly string[];
  /** The type of a Secret; empty for a ConfigMap. */
  readonly type: string;
}

export interface Claim {
  readonly accessModes: readonly string[];
}

/** The kind that a CustomResourceDefinition brings. */
export interface Definition {
  readonly defines: KindName;
}

/** The details of a resource, where its kind has any. */
export function detailsOf(resource: Resource): Details | undefined {
  return readers.get(kindNameOf(resource))?.(resource);
}

type Reader = (resource: Resource) => Details;

const monitorGroup = 'monitoring.coreos.com';

const readers: ReadonlyMap<KindName, Reader> = new Map<KindName, Reader>([
  ...['Deployment.apps', 'StatefulSet.apps', 'ReplicaSet.apps', 'ReplicationController'].map(
    (kindName) => [kindName, workload] as const,
  ),
  ['DeploymentConfig.apps.openshift.io', workload],
  ['Service', (resource) => ({ of: 'service', ...serviceOf(resource) })],
  ['NetworkPolicy.networking.k8s.io', (resource) => ({ of: 'network-policy', ...networkPolicyOf(resource) })],
  ['Ingress.networking.k8s.io', ingress],
  ['Ingress.extensions', ingress],
  [`ServiceMonitor.${monitorGroup}`, monitor],
  [`PodMonitor.${monitorGroup}`, monitor],
  ['HorizontalPodAutoscaler.autoscaling', (resource) => ({ of: 'autoscaler', ...autoscalerOf(resource) })],
  ['ScaledObject.keda.sh', (resource) => ({ of: 'autoscaler', ...scaledObjectOf(resource) })],
  [
    'PodDisruptionBudget.policy',
    (resource) => ({ of: 'disruption-budget', ...disruptionBudgetOf(resource) }),
  ],
  ...roleKinds.map((kindName) => [kindName, role] as const),
  ...bindingKinds.map((kindName) => [kindName, binding] as const),
  ['ResourceQuota', (resource) => ({ of: 'resource-quota', ...resourceQuotaOf(resource) })],
  ['LimitRange', (resource) => ({ of: 'limit-range', ...limitRangeOf(resource) })],
  ['ServiceAccount', serviceAccount],
  ['ConfigMap', data],
  ['Secret', data],
  ['PersistentVolumeClaim', claim],
  ['CustomResourceDefinition.apiextensions.k8s.io', definition],
]);

/** The kinds that relations look into. */
export const detailedKinds: readonly KindName[] = [...readers.keys()];

function workload({ fields }: Resource): Details {
  const spec = fields.map('spec');
  const replicas = spec?.integer('replicas');
  return {
    of: 'workload',
    replicas,
    replicasAt: replicas === undefined ? undefined : spec?.pointer('replicas'),
  };
}

function ingress(resource: Resource): Details {
  return { of: 'ingress', ...ingressOf(resource) };
}

function monitor(resource: Resource): Details {
  return { of: 'monitor', ...monitorOf(resource) };
}

function role(resource: Resource): Details {
  return { of: 'role', ...roleOf(resource) };
}

function binding(resource: Resource): Details {
  return { of: 'binding', ...bindingOf(resource) };
}

/** Annotations by which the cloud providers give a service account a role of theirs. */
const cloudRoleAnnotations: readonly string[] = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
];

function serviceAccount({ fields, metadata }: Resource): Details {
  const annotations = metadata?.map('annotations');
  return {
    of: 'service-account',
    automountServiceAccountToken: fields.boolean('automountServiceAccountToken'),
    cloudRoles: annotations === undefined ? [] : cloudRoleAnnotations.filter((key) => annotations.has(key)),
  };
}

const dataKeys: readonly string[] = ['data', 'stringData', 'binaryData'];

function data({ fields }: Resource): Details {
  const keys = dataKeys.flatMap((key) => Object.keys(fields.map(key)?.object ?? {}));
  return { of: 'data', keys, type: fields.string('type') ?? '' };
}

function claim({ fields }: Resource): Details {
  return { of: 'claim', accessModes: fields.map('spec')?.strings('accessModes') ?? [] };
}

function definition({ fields }: Resource): Details {
  const spec = fields.map('spec');
  const kind = spec?.map('names')?.string('kind') ?? '';
  return { of: 'definition', defines: `${kind}.${spec?.string('group') ?? ''}` };
}
