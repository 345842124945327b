import { bindingKinds, bindingOf } from './rbac.ts';
import type { Fields } from './fields.ts';
import type { Pod } from './pod.ts';
import { podReferencesOf } from './pod-references.ts';
import { kindNameIn, kindNameOfGroup, namedBy, type Reference, type ReferenceUse } from './reference.ts';
import { kindNameOf, type KindName, type Resource } from './resource.ts';

/** Every object that a resource names, in its pod specs, in the fields of its kind and as its owner. */
export function referencesOf(resource: Resource, pods: readonly Pod[]): readonly Reference[] {
  const ofPods = pods.length === 0 ? none : pods.flatMap(podReferencesOf);
  const ofKind = readers.get(kindNameOf(resource))?.(resource) ?? none;
  const owners = ownersOf(resource);
  if (ofKind.length === 0 && owners.length === 0) return ofPods;
  return [...ofPods, ...ofKind, ...owners];
}

const none: readonly Reference[] = [];

type Reader = (resource: Resource) => readonly Reference[];

const rbac = 'rbac.authorization.k8s.io';
const gateway = 'gateway.networking.k8s.io';
const admission = 'admissionregistration.k8s.io';
const storageClass = 'StorageClass.storage.k8s.io';

/** What each kind names beside what pods name. */
const readers: ReadonlyMap<KindName, Reader> = new Map<KindName, Reader>([
  ['ServiceAccount', accountReferences],
  ['StatefulSet.apps', statefulSetReferences],
  ['PersistentVolumeClaim', claimReferences],
  [
    'PersistentVolume',
    ({ fields }) => namedBy(fields.map('spec'), 'storageClassName', storageClass, undefined, 'class'),
  ],
  ['Ingress.networking.k8s.io', ingressReferences],
  ['Ingress.extensions', ingressReferences],
  ['HorizontalPodAutoscaler.autoscaling', (resource) => scaleTarget(resource, 'scaleTargetRef')],
  ['ScaledObject.keda.sh', (resource) => scaleTarget(resource, 'scaleTargetRef')],
  ['VerticalPodAutoscaler.autoscaling.k8s.io', (resource) => scaleTarget(resource, 'targetRef')],
  ['Rollout.argoproj.io', (resource) => workloadNamed(resource, 'workloadRef', 'template')],
  ...bindingKinds.map((kindName) => [kindName, bindingReferences] as const),
  [`ValidatingWebhookConfiguration.${admission}`, webhookReferences],
  [`MutatingWebhookConfiguration.${admission}`, webhookReferences],
  [`ValidatingAdmissionPolicyBinding.${admission}`, policyBindingReferences],
  [`MutatingAdmissionPolicyBinding.${admission}`, policyBindingReferences],
  ['APIService.apiregistration.k8s.io', ({ fields }) => calledService(fields.map('spec'), defaultPort)],
  ['CustomResourceDefinition.apiextensions.k8s.io', conversionReferences],
  [`Gateway.${gateway}`, gatewayReferences],
  ...['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
    (kind) => [`${kind}.${gateway}`, routeReferences] as const,
  ),
]);

/** The kinds whose own fields name other objects. */
export const referringKinds: readonly KindName[] = [...readers.keys()];

function ownersOf({ metadata, namespace }: Resource): readonly Reference[] {
  if (metadata?.has('ownerReferences') !== true) return none;
  return metadata
    .maps('ownerReferences')
    .flatMap((owner) =>
      namedBy(
        owner,
        'name',
        kindNameIn(owner.string('apiVersion') ?? '', owner.string('kind') ?? ''),
        namespace,
        'owner',
      ),
    );
}

function accountReferences({ fields, namespace }: Resource): readonly Reference[] {
  return [
    ...fields.maps('secrets').flatMap((secret) => namedBy(secret, 'name', 'Secret', namespace)),
    ...fields
      .maps('imagePullSecrets')
      .flatMap((secret) => namedBy(secret, 'name', 'Secret', namespace, 'pull-secret')),
  ];
}

function statefulSetReferences({ fields, namespace }: Resource): readonly Reference[] {
  const spec = fields.map('spec');
  const templates = spec?.maps('volumeClaimTemplates') ?? [];
  return [
    ...namedBy(spec, 'serviceName', 'Service', namespace, 'governing'),
    ...templates.flatMap((claim) =>
      namedBy(claim.map('spec'), 'storageClassName', storageClass, undefined, 'class'),
    ),
  ];
}

function claimReferences({ fields, namespace }: Resource): readonly Reference[] {
  const spec = fields.map('spec');
  const source = spec?.map('dataSourceRef') ?? spec?.map('dataSource');
  const kind = kindNameOfGroup(source?.string('apiGroup') ?? '', source?.string('kind') ?? '');
  return [
    ...namedBy(spec, 'storageClassName', storageClass, undefined, 'class'),
    ...namedBy(spec, 'volumeName', 'PersistentVolume', undefined),
    ...namedBy(source, 'name', kind, source?.string('namespace') ?? namespace),
  ];
}

function ingressReferences({ fields, namespace }: Resource): readonly Reference[] {
  const spec = fields.map('spec');
  if (spec === undefined) return none;
  const paths = spec.maps('rules').flatMap((rule) => rule.map('http')?.maps('paths') ?? []);
  const backends = [
    spec.map('defaultBackend'),
    spec.map('backend'),
    ...paths.map((path) => path.map('backend')),
  ];
  return [
    ...namedBy(spec, 'ingressClassName', 'IngressClass.networking.k8s.io', undefined, 'class'),
    ...backends.flatMap((backend) => (backend === undefined ? none : backendOf(backend, namespace))),
    ...spec.maps('tls').flatMap((tls) => namedBy(tls, 'secretName', 'Secret', namespace)),
  ];
}

/** A backend as `networking.k8s.io/v1` writes it, or as the versions before it did. */
function backendOf(backend: Fields, namespace: string | undefined): readonly Reference[] {
  const resource = backend.map('resource');
  if (resource !== undefined) {
    const kind = kindNameOfGroup(resource.string('apiGroup') ?? '', resource.string('kind') ?? '');
    return namedBy(resource, 'name', kind, namespace, 'backend');
  }
  const service = backend.map('service');
  if (service === undefined) {
    return withPort(
      namedBy(backend, 'serviceName', 'Service', namespace, 'backend'),
      backend.has('servicePort') ? backend.integerOrString('servicePort') : undefined,
    );
  }
  const port = service.map('port');
  return withPort(
    namedBy(service, 'name', 'Service', namespace, 'backend'),
    port?.string('name') || port?.integer('number'),
  );
}

function withPort(references: readonly Reference[], port: number | string | undefined): readonly Reference[] {
  return port === undefined ? references : references.map((reference) => ({ ...reference, port }));
}

function scaleTarget(resource: Resource, key: string): readonly Reference[] {
  return workloadNamed(resource, key, 'scale-target');
}

function workloadNamed(
  { fields, namespace }: Resource,
  key: string,
  use: ReferenceUse,
): readonly Reference[] {
  const target = fields.map('spec')?.map(key);
  const kind = kindNameIn(target?.string('apiVersion') ?? 'apps/v1', target?.string('kind') ?? 'Deployment');
  return namedBy(target, 'name', kind, namespace, use);
}

function bindingReferences(resource: Resource): readonly Reference[] {
  const { roleRef, subjects, isClusterWide } = bindingOf(resource);
  const { namespace } = resource;
  const { at, kind, name } = roleRef;
  const ofRole = { at: `${at}/name`, use: 'role', kindName: `${kind}.${rbac}`, isOptional: false } as const;
  return [
    ...(name === ''
      ? []
      : [{ ...ofRole, name, namespace: isClusterWide || kind === 'ClusterRole' ? undefined : namespace }]),
    ...subjects.flatMap((subject) =>
      subject.kind === 'ServiceAccount' && subject.name !== ''
        ? {
            at: `${subject.at}/name`,
            use: 'subject' as const,
            kindName: 'ServiceAccount',
            namespace: subject.namespace || namespace,
            name: subject.name,
            isOptional: false,
          }
        : [],
    ),
  ];
}

const defaultPort = 443;

/** The Service that the API server calls, with the port that it uses where none is written. */
function calledService(holder: Fields | undefined, usualPort: number): readonly Reference[] {
  const service = holder?.map('service');
  return withPort(
    namedBy(service, 'name', 'Service', service?.string('namespace') || undefined, 'webhook'),
    service?.integer('port') ?? usualPort,
  );
}

function webhookReferences({ fields }: Resource): readonly Reference[] {
  return fields
    .maps('webhooks')
    .flatMap((webhook) => calledService(webhook.map('clientConfig'), defaultPort));
}

function conversionReferences({ fields }: Resource): readonly Reference[] {
  const conversion = fields.map('spec')?.map('conversion');
  // `webhookClientConfig` is how v1beta1 wrote it.
  const config = conversion?.map('webhook')?.map('clientConfig') ?? conversion?.map('webhookClientConfig');
  return calledService(config, defaultPort);
}

function policyBindingReferences({ fields, kind }: Resource): readonly Reference[] {
  const policyKind = `${kind.slice(0, -'Binding'.length)}.${admission}`;
  return namedBy(fields.map('spec'), 'policyName', policyKind, undefined, 'policy');
}

function gatewayReferences({ fields, namespace }: Resource): readonly Reference[] {
  const spec = fields.map('spec');
  const listeners = spec?.maps('listeners') ?? [];
  const certificates = listeners.flatMap((listener) => listener.map('tls')?.maps('certificateRefs') ?? []);
  return [
    ...namedBy(spec, 'gatewayClassName', `GatewayClass.${gateway}`, undefined, 'class'),
    ...certificates.flatMap((ref) => objectRef(ref, 'Secret', namespace, 'other')),
  ];
}

function routeReferences({ fields, namespace }: Resource): readonly Reference[] {
  const spec = fields.map('spec');
  const rules = spec?.maps('rules') ?? [];
  const mirrors = rules
    .flatMap((rule) => rule.maps('filters'))
    .flatMap((filter) => filter.map('requestMirror')?.map('backendRef') ?? []);
  const backends = [...rules.flatMap((rule) => rule.maps('backendRefs')), ...mirrors];
  return [
    ...backends.flatMap((ref) =>
      withPort(objectRef(ref, 'Service', namespace, 'backend'), ref.integer('port')),
    ),
    ...(spec?.maps('parentRefs') ?? []).flatMap((ref) =>
      objectRef(ref, `Gateway.${gateway}`, namespace, 'other'),
    ),
  ];
}

/** A reference of the Gateway API: group and kind are left out where they are the usual ones. */
function objectRef(
  ref: Fields,
  usual: KindName,
  namespace: string | undefined,
  use: 'backend' | 'other',
): readonly Reference[] {
  const [usualKind = '', ...usualGroup] = usual.split('.');
  const group = ref.string('group') ?? usualGroup.join('.');
  const kindName = kindNameOfGroup(group, ref.string('kind') ?? usualKind);
  return namedBy(ref, 'name', kindName, ref.string('namespace') || namespace, use);
}
