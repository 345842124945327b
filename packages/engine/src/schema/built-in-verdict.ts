import { isBuiltInGroup } from '../model/api-resources.ts';
import { lifecycleOf } from '../model/api-lifecycle.ts';
import { kindNameOf, type Resource } from '../model/resource.ts';
import { apiTypesAt } from './built-in.ts';
import type { Fault, SchemaVerdict } from './fault.ts';
import { nameFault } from './object-name.ts';
import { withoutPatchDirectives } from './patch-directives.ts';
import { resemblesBuiltInGroup, unservedKind } from './unserved-kind.ts';
import { faultsIn } from './validate.ts';

/** What a resource of a built-in kind has other than the API of a minor version; `undefined` for another group's kind. */
export function builtInVerdict(resource: Resource, minor: number): SchemaVerdict | undefined {
  const { group, version, kind } = resource;
  if (!isBuiltInGroup(group) && !resemblesBuiltInGroup(group)) return undefined;
  const types = apiTypesAt(minor);
  const struct = types.structOf(group, version, kind);
  const source = { kind: 'built-in', minor: types.minor } as const;
  if (struct !== undefined) return { source, faults: faultsOf(resource, struct) };
  // What is no longer served is said by the checks on API versions, which know what to write instead.
  if (lifecycleOf(resource) !== undefined) return undefined;
  const fault = unservedKind(resource, types.minor);
  return fault === undefined ? undefined : { source, faults: [fault] };
}

function faultsOf(resource: Resource, struct: Parameters<typeof faultsIn>[1]): readonly Fault[] {
  const faults = faultsIn(resource.fields.object, struct, resource.at);
  const nameless = resource.name === '' && !isUnnamed(resource) ? nameFault(resource) : undefined;
  const all = nameless === undefined ? faults : [...faults, nameless];
  return all.length === 0 ? all : withoutPatchDirectives(all);
}

function isUnnamed(resource: Resource): boolean {
  return unnamed.has(resource.group) || unnamed.has(kindNameOf(resource));
}

/** Groups whose objects are questions to the API server, and a kind that it gives a name if there is none. */
const unnamed: ReadonlySet<string> = new Set(['authentication.k8s.io', 'authorization.k8s.io', 'LimitRange']);
