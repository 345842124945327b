import { refusalsOf } from '../analyzers/pod-security/refusals.ts';
import type { Pod } from '../model/pod.ts';
import { escapeToken } from '../model/pointer.ts';
import { accountOf, bindingKinds, bindingOf, type AccountRef } from '../model/rbac.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import type { SlimPod, SlimResource } from '../snapshot/slim.ts';
import type { Locator } from './locate.ts';

/** The kinds beside workloads that some relation reads. */
const relatedKinds: ReadonlySet<KindName> = new Set(['Namespace', 'ServiceAccount', ...bindingKinds]);

/** The slim form of a resource, with the places of the fields that relations name; `undefined` where no relation needs it. */
export function slimOf(resource: Resource, pod: Pod | undefined, locator: Locator): SlimResource | undefined {
  const { uri, apiVersion, kind, namespace, name, at } = resource;
  const kindName = kindNameOf(resource);
  if (pod === undefined && !relatedKinds.has(kindName)) return undefined;
  const labels = kindName === 'Namespace' ? (resource.metadata?.stringMap('labels') ?? noLabels) : noLabels;
  return {
    uri,
    apiVersion,
    kindName,
    kind,
    namespace,
    name,
    at,
    labels,
    pod: pod === undefined ? undefined : slimPod(pod),
    automountServiceAccountToken:
      kindName === 'ServiceAccount' ? resource.fields.boolean('automountServiceAccountToken') : undefined,
    boundAccounts: bindingKinds.includes(kindName) ? boundAccountsOf(resource) : none,
    places: new Map(pointersOf(at, pod, labels).map((pointer) => [pointer, locator.locate(pointer)])),
  };
}

const none: readonly AccountRef[] = [];

function boundAccountsOf(binding: Resource): readonly AccountRef[] {
  return bindingOf(binding).subjects.flatMap((subject) => accountOf(subject, binding.namespace) ?? []);
}

const noLabels: ReadonlyMap<string, string> = new Map();

function slimPod(pod: Pod): SlimPod {
  const { at, serviceAccountName, automountServiceAccountToken } = pod;
  const isPlaced = pod.resource.namespace !== undefined;
  return { at, serviceAccountName, automountServiceAccountToken, refusals: isPlaced ? refusalsOf(pod) : [] };
}

function pointersOf(
  at: string,
  pod: Pod | undefined,
  labels: ReadonlyMap<string, string>,
): readonly string[] {
  if (pod !== undefined) return [pod.at, `${pod.at}/automountServiceAccountToken`];
  const labelsAt = `${at}/metadata/labels`;
  return [at, labelsAt, ...[...labels.keys()].map((key) => `${labelsAt}/${escapeToken(key)}`)];
}
