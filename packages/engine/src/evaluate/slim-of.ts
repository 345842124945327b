import { refusalsOf } from '../analyzers/pod-security/refusals.ts';
import type { Container, ContainerPort } from '../model/container.ts';
import { creationsOf } from '../model/creations.ts';
import type { Pod } from '../model/pod.ts';
import { referencesOf } from '../model/references.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import type { Labels } from '../model/selector.ts';
import { detailsOf } from '../snapshot/details.ts';
import { placesOf } from '../snapshot/places.ts';
import type { SlimContainer, SlimPod, SlimPort, SlimResource } from '../snapshot/slim.ts';
import type { Locator } from './locate.ts';

/** The kinds whose own labels are looked at; those of a workload's pods stand in its template. */
const labelledKinds: ReadonlySet<KindName> = new Set([
  'Namespace',
  'Service',
  'ClusterRole.rbac.authorization.k8s.io',
]);

/** The slim form of a resource, with the places of everything that it mentions. */
export function slimOf(
  resource: Resource,
  pods: readonly Pod[],
  locator: Locator,
  { position, subject }: Pick<SlimResource, 'position' | 'subject'>,
): SlimResource {
  const { uri, apiVersion, kind, namespace, name, at, metadata } = resource;
  const kindName = kindNameOf(resource);
  const [first] = pods;
  const slim = {
    uri,
    position,
    subject,
    apiVersion,
    kindName,
    kind,
    namespace,
    name,
    at,
    labels: labelledKinds.has(kindName) ? (metadata?.stringMap('labels') ?? noLabels) : noLabels,
    isHook: metadata?.map('annotations')?.has('helm.sh/hook') === true,
    pod: first === undefined ? undefined : slimPod(first),
    references: referencesOf(resource, pods),
    creations: creationsOf(resource),
    details: detailsOf(resource),
    ...(pods.length > 1 ? { pods: pods.map(slimPod) } : {}),
  };
  return { ...slim, places: placesOf(slim, locator.locate) };
}

const noLabels: Labels = new Map();

function slimPod(pod: Pod): SlimPod {
  const {
    at,
    isPod,
    isPartial,
    hasAllLabels,
    labels,
    hostNetwork,
    serviceAccountName,
    automountServiceAccountToken,
  } = pod;
  const isPlaced = pod.resource.namespace !== undefined;
  return {
    at,
    isPod,
    labels,
    hostNetwork,
    containers: pod.containers.map(slimContainer),
    serviceAccountName,
    automountServiceAccountToken,
    requests: pod.requests,
    limits: pod.limits,
    refusals: isPlaced && !isPartial ? refusalsOf(pod) : [],
    ...(isPartial || !hasAllLabels ? { completed: { isPartial, hasAllLabels } } : {}),
  };
}

function slimContainer({ at, kind, name, ports, requests, limits, fields }: Container): SlimContainer {
  const hasReadinessProbe = fields.has('readinessProbe');
  return { at, kind, name, ports: ports.map(slimPort), requests, limits, hasReadinessProbe };
}

function slimPort({ name, containerPort, protocol }: ContainerPort): SlimPort {
  return { name, number: containerPort, protocol };
}
