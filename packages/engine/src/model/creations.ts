import type { Fields } from './fields.ts';
import { isObject, valueAt } from './json.ts';
import { kindNameOf, type KindName, type Resource } from './resource.ts';

/** An object that stands in no manifest, because a controller makes it from one that does. */
export interface Creation {
  readonly kindName: KindName;
  /** `undefined` where the maker names no namespace; `everywhere` for one in each namespace that asks for it. */
  readonly namespace: string | undefined;
  readonly isEverywhere: boolean;
  readonly name: string;
  /** True where the name is followed by `-` and a number, as for the claims of a StatefulSet. */
  readonly isStem: boolean;
}

/** What controllers make from a resource: secrets of cert-manager, of secret stores and of operators, claims, Services. */
export function creationsOf(resource: Resource): readonly Creation[] {
  const make = makers.get(kindNameOf(resource));
  if (make !== undefined) return make(resource);
  return resource.group.includes('.') ? connectionSecret(resource) : none;
}

const none: readonly Creation[] = [];

type Maker = (resource: Resource) => readonly Creation[];

const makers: ReadonlyMap<KindName, Maker> = new Map<KindName, Maker>([
  [
    'Certificate.cert-manager.io',
    (resource) => secretIn(resource, resource.fields.map('spec')?.string('secretName')),
  ],
  [
    'ExternalSecret.external-secrets.io',
    (resource) => secretIn(resource, externalSecretName(resource) ?? resource.name),
  ],
  ['ClusterExternalSecret.external-secrets.io', clusterExternalSecret],
  ['SealedSecret.bitnami.com', (resource) => secretIn(resource, sealedName(resource) ?? resource.name)],
  ...['VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret', 'HCPVaultSecretsApp'].map(
    (kind) => [`${kind}.secrets.hashicorp.com`, vaultSecret] as const,
  ),
  ['OnePasswordItem.onepassword.com', (resource) => secretIn(resource, resource.name)],
  ['KafkaUser.kafka.strimzi.io', (resource) => secretIn(resource, resource.name)],
  ['SecretProviderClass.secrets-store.csi.x-k8s.io', providedSecrets],
  ['InfisicalSecret.secrets.infisical.com', infisicalSecrets],
  ['Bundle.trust.cert-manager.io', trustBundle],
  ['Ingress.networking.k8s.io', ingressCertificates],
  ['Ingress.extensions', ingressCertificates],
  ['Gateway.gateway.networking.k8s.io', gatewayCertificates],
  ['StatefulSet.apps', claimsOf],
  ['Service.serving.knative.dev', (resource) => [made('Service', resource, resource.name)]],
]);

function made(kindName: KindName, { namespace }: Resource, name: string): Creation {
  return { kindName, namespace, isEverywhere: false, name, isStem: false };
}

function secretIn(resource: Resource, name: string | undefined): readonly Creation[] {
  return name === undefined || name === '' ? none : [made('Secret', resource, name)];
}

function externalSecretName({ fields }: Resource): string | undefined {
  return fields.map('spec')?.map('target')?.string('name') || undefined;
}

function sealedName({ fields }: Resource): string | undefined {
  return fields.map('spec')?.map('template')?.map('metadata')?.string('name') || undefined;
}

function clusterExternalSecret({ fields, name }: Resource): readonly Creation[] {
  const spec = fields.map('spec');
  const target = spec?.map('externalSecretSpec')?.map('target')?.string('name');
  return [everywhere('Secret', target || spec?.string('externalSecretName') || name)];
}

function everywhere(kindName: KindName, name: string): Creation {
  return { kindName, namespace: undefined, isEverywhere: true, name, isStem: false };
}

function vaultSecret(resource: Resource): readonly Creation[] {
  return secretIn(resource, resource.fields.map('spec')?.map('destination')?.string('name'));
}

function providedSecrets(resource: Resource): readonly Creation[] {
  const objects = resource.fields.map('spec')?.maps('secretObjects') ?? [];
  return objects.flatMap((object) => secretIn(resource, object.string('secretName')));
}

function infisicalSecrets(resource: Resource): readonly Creation[] {
  const spec = resource.fields.map('spec');
  const references = [
    spec?.map('managedSecretReference'),
    ...(spec?.maps('managedKubeSecretReferences') ?? []),
  ];
  return references.flatMap((reference) => secretIn(resource, reference?.string('secretName')));
}

function trustBundle({ name }: Resource): readonly Creation[] {
  return [everywhere('ConfigMap', name), everywhere('Secret', name)];
}

/** Annotations by which cert-manager makes the certificates that an Ingress or Gateway names. */
const issuerAnnotations: readonly string[] = [
  'cert-manager.io/issuer',
  'cert-manager.io/cluster-issuer',
  'kubernetes.io/tls-acme',
];

function hasIssuer({ metadata }: Resource): boolean {
  const annotations = metadata?.map('annotations');
  return annotations !== undefined && issuerAnnotations.some((key) => annotations.has(key));
}

function ingressCertificates(resource: Resource): readonly Creation[] {
  if (!hasIssuer(resource)) return none;
  const blocks = resource.fields.map('spec')?.maps('tls') ?? [];
  return blocks.flatMap((tls) => secretIn(resource, tls.string('secretName')));
}

function gatewayCertificates(resource: Resource): readonly Creation[] {
  if (!hasIssuer(resource)) return none;
  const listeners = resource.fields.map('spec')?.maps('listeners') ?? [];
  const references = listeners.flatMap((listener) => listener.map('tls')?.maps('certificateRefs') ?? []);
  return references.flatMap((reference) => secretIn(resource, reference.string('name')));
}

function claimsOf(resource: Resource): readonly Creation[] {
  const templates = resource.fields.map('spec')?.maps('volumeClaimTemplates') ?? [];
  return templates.map((template) => ({
    ...made('PersistentVolumeClaim', resource, `${templateName(template)}-${resource.name}`),
    isStem: true,
  }));
}

function templateName(template: Fields): string {
  return template.map('metadata')?.string('name') ?? '';
}

/** Crossplane's managed resources and claims write what is needed to connect into a Secret. */
function connectionSecret(resource: Resource): readonly Creation[] {
  const { fields } = resource;
  if (!isObject(valueAt(fields.object, 'spec'))) return none;
  const spec = fields.map('spec');
  if (spec?.has('writeConnectionSecretToRef') !== true) return none;
  return secretIn(resource, spec.map('writeConnectionSecretToRef')?.string('name'));
}
