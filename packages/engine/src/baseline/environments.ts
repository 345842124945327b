import type { Finding } from '../evaluate/finding.ts';
import { splitGone, type Difference, type DiffSide } from './diff.ts';
import { kindNameOf } from '../model/resource.ts';
import { isNoWorse } from './trace.ts';

/**
 * Compares two environments that are made of the same manifests. An object is the same in both where it is written under one
 * name, whatever prefix, suffix or namespace an environment gives it. What is not built from anything goes by kind and name, and
 * by its namespace where both environments have that namespace.
 */
export function differenceOfEnvironments(before: DiffSide, after: DiffSide): Difference {
  const common = namespacesOf(before).intersection(namespacesOf(after));
  const keyOf = (finding: Finding): string => keyIn(finding, common);
  const open = matched(before.findings, after.findings, keyOf);
  const covered = matched(open.gone, after.suppressed ?? [], keyOf);
  return {
    introduced: open.added,
    ...splitGone(covered.gone, before, after),
    suppressed: covered.left,
    left: open.left,
  };
}

interface MatchedFindings {
  /** Those of the second list that the first has too. */
  readonly left: readonly Finding[];
  readonly added: readonly Finding[];
  readonly gone: readonly Finding[];
}

function matched(
  before: readonly Finding[],
  after: readonly Finding[],
  keyOf: (finding: Finding) => string,
): MatchedFindings {
  const free = Map.groupBy(before, keyOf);
  const left: Finding[] = [];
  const added: Finding[] = [];
  for (const finding of after) {
    const candidates = free.get(keyOf(finding)) ?? [];
    const index = candidates.findIndex((one) => isNoWorse(namesAside(one), namesAside(finding)));
    const [same] = index < 0 ? [] : candidates.splice(index, 1);
    if (same === undefined) added.push(finding);
    else left.push(finding);
  }
  const unmatched = new Set([...free.values()].flat());
  return { left, added, gone: before.filter((finding) => unmatched.has(finding)) };
}

/** Each environment has service accounts of its own, which it may call by names of its own. */
function namesAside({ about = [] }: Finding): Pick<Finding, 'about'> {
  return { about: about.map((one) => (one.startsWith('ServiceAccount ') ? 'ServiceAccount' : one)) };
}

function namespacesOf({ inventory }: DiffSide): ReadonlySet<string> {
  return new Set(inventory?.resources.flatMap(({ namespace }) => namespace ?? []));
}

function keyIn({ check, resource, writtenAs, path, field }: Finding, common: ReadonlySet<string>): string {
  const { apiVersion, kind, namespace = '', name, container } = resource;
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  const kindName = kindNameOf({ group, kind });
  // What lies at a workload and is about its namespace is not called by the workload's name.
  const ofNamespace = common.has(name) ? name : '';
  const ofObject = writtenAs ?? `${common.has(namespace) ? namespace : ''} ${name}`;
  const object = kindName === 'Namespace' ? ofNamespace : ofObject;
  return JSON.stringify([check, kindName, object, container, path ?? field]);
}
