import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../model/json.ts';
import type { KindName } from '../model/resource.ts';
import { podSpecOf } from '../model/workload.ts';
import { resourcesOf } from '../model/resource.ts';
import { tokensOf } from '../model/pointer.ts';

/** The part of an object that says something about security, and where it stands in it. */
export interface SecurityPart {
  readonly at: string;
  readonly value: JsonValue;
}

/** What of an object is compared: the pod spec of a workload, of other kinds what they do; never data, names and numbers of copies. */
export function securityPartOf(object: JsonObject, kindName: KindName): SecurityPart {
  const [resource] = resourcesOf(object, '');
  const spec = resource === undefined ? undefined : podSpecOf(resource);
  if (spec !== undefined) return { at: spec.at, value: tidied(withAccount(without(spec.object, notOfPods))) };
  switch (kindName) {
    case 'ConfigMap':
    case 'Secret':
      return { at: '', value: {} };
    case 'Namespace':
      return { at: '/metadata/labels', value: podSecurityLabels(object) };
    default:
      return { at: '', value: tidied(without(object, notCompared)) };
  }
}

const notCompared: readonly string[] = ['apiVersion', 'kind', 'metadata', 'status'];
/** How often and where a pod runs is no matter of what it may do; the order of restarts neither. */
const notOfPods: readonly string[] = [
  'affinity',
  'terminationGracePeriodSeconds',
  'topologySpreadConstraints',
];

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function podSecurityLabels(object: JsonObject): JsonObject {
  const metadata = valueAt(object, 'metadata');
  const labels = isObject(metadata) ? valueAt(metadata, 'labels') : undefined;
  if (!isObject(labels)) return {};
  return Object.fromEntries(
    Object.entries(labels).filter(([key]) => key.startsWith('pod-security.kubernetes.io/')),
  );
}

/** The account under the newer of its two names, and not at all where every pod has it. */
function withAccount(spec: JsonObject): JsonObject {
  const account = valueAt(spec, 'serviceAccountName') ?? valueAt(spec, 'serviceAccount') ?? 'default';
  const own = without(spec, ['serviceAccount', 'serviceAccountName']);
  return account === 'default' ? own : { ...own, serviceAccountName: account };
}

/** The written values that a server drops: facts, "What the server fills in", the reverse. */
const droppedWhenFalse: ReadonlySet<string> = new Set(['hostIPC', 'hostNetwork', 'hostPID', 'readOnly']);

/** Without what says nothing: nulls, empty maps and lists that were written, and what the server drops. */
function tidied(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(tidied);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => {
      if (member === null || (key === 'hostPort' && member === 0)) return [];
      if (member === false && droppedWhenFalse.has(key)) return [];
      if (isArray(member) && member.length === 0) return [];
      return [[key, tidied(member)]];
    }),
  );
}

/** The last token of a pointer. */
export function lastToken(at: string): string {
  return tokensOf(at).at(-1) ?? '';
}
