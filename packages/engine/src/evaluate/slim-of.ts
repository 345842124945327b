import { refusalsOf } from '../analyzers/pod-security/refusals.ts';
import type { Pod } from '../model/pod.ts';
import type { Location } from '../model/location.ts';
import { escapeToken } from '../model/pointer.ts';
import { kindNameOf, type Resource } from '../model/resource.ts';
import type { SlimPod, SlimResource } from '../snapshot/slim.ts';
import type { Locator } from './locate.ts';

/** The slim form of a resource, with the places of the fields that checks on relations name. */
export function slimOf(resource: Resource, pod: Pod | undefined, locator: Locator): SlimResource {
  const { uri, apiVersion, kind, namespace, name, at } = resource;
  const kindName = kindNameOf(resource);
  return {
    uri,
    apiVersion,
    kindName,
    kind,
    namespace,
    name,
    at,
    labels: Object.fromEntries(resource.metadata?.stringMap('labels') ?? []),
    pod: pod === undefined ? undefined : slimPod(pod),
    automountServiceAccountToken:
      kindName === 'ServiceAccount' ? resource.fields.boolean('automountServiceAccountToken') : undefined,
    places: placesOf(resource, pod, locator),
  };
}

function slimPod(pod: Pod): SlimPod {
  const { at, serviceAccountName, automountServiceAccountToken } = pod;
  const isPlaced = pod.resource.namespace !== undefined;
  return { at, serviceAccountName, automountServiceAccountToken, refusals: isPlaced ? refusalsOf(pod) : [] };
}

function placesOf(
  resource: Resource,
  pod: Pod | undefined,
  locator: Locator,
): Readonly<Record<string, Location>> {
  const pointers = [
    resource.at,
    ...(pod === undefined ? [] : [pod.at, `${pod.at}/automountServiceAccountToken`]),
    ...(kindNameOf(resource) === 'Namespace' ? labelPointers(resource) : []),
  ];
  return Object.fromEntries(pointers.map((pointer) => [pointer, locator.locate(pointer)]));
}

function labelPointers(resource: Resource): readonly string[] {
  const labels = resource.metadata?.stringMap('labels') ?? new Map<string, string>();
  const at = `${resource.at}/metadata/labels`;
  return [at, ...[...labels.keys()].map((key) => `${at}/${escapeToken(key)}`)];
}
