import { groupOf } from '../checks/index.generated.ts';
import { compareText, type Finding, type ResourceRef } from '../evaluate/finding.ts';
import { isBuiltInGroup } from '../model/api-resources.ts';
import { valueAt, type JsonObject } from '../model/json.ts';
import { podsOf } from '../model/pods.ts';
import { resourcesOf, type KindName } from '../model/resource.ts';
import { kindsRead } from '../policy/kinds-read.ts';
import { compareFields } from './compare-fields.ts';
import type { Difference, Drift, DriftObject, DriftSide, FindingDrift } from './drift.ts';
import { bySeverity, judgeAdded, judgeChange, judgeMissing, type Judged } from './judge-change.ts';
import { securityPartOf } from './security-part.ts';

/** How two sides are compared. */
export interface DriftOptions {
  /** Whether the cluster was read for pods in custom kinds that nobody knows by name. */
  readonly withEmbeddedPods?: boolean | undefined;
}

/**
 * What runs differently from what the repository says. Objects are the same by kind, namespace and name; where the
 * repository names no namespace, the one that an object of that kind and name has in the cluster, else `default`.
 */
export function driftOf(
  repository: DriftSide,
  cluster: DriftSide,
  { withEmbeddedPods = true }: DriftOptions = {},
): Drift {
  const isCompared = (object: DriftObject): boolean => isOfCluster(object, withEmbeddedPods);
  const running = indexed(cluster.objects);
  const foundThere = findingsByPlace(cluster.findings);
  const foundHere = findingsByPlace(repository.findings);
  const differences: Difference[] = [];
  const met = new Set<DriftObject>();
  let same = 0;
  let untold = 0;
  for (const written of repository.objects.filter(isCompared)) {
    const live = running(written);
    if (live === undefined) {
      if (wasLookedAt(cluster, written))
        differences.push(differenceOf('missing', written, judgeMissing(written)));
      else untold += 1;
      continue;
    }
    met.add(live);
    const fields = compareFields(
      securityPartOf(written.object, written.kindName),
      securityPartOf(live.object, live.kindName),
    );
    const here = foundHere(written);
    const there = foundThere(live);
    const introduced = lacking(there, here);
    const resolved = lacking(here, there).filter(({ check }) => !isAboutText(check));
    if (fields.length === 0) {
      same += 1;
      continue;
    }
    const judged = judgeChange(written, live, fields, introduced, resolved);
    differences.push({ ...differenceOf('changed', written, judged), fields, introduced, resolved });
  }
  const { added, elsewhere } = addedObjects({ repository, cluster, met, foundThere, isCompared });
  return { differences: [...differences, ...added].toSorted(compareDifferences), same, untold, elsewhere };
}

/** What only text has, such as fields that no server knows: its absence in a cluster makes nothing safer. */
function isAboutText(check: string): boolean {
  const group = groupOf.get(check);
  return group === 'schema' || group === 'dead-fields' || textChecks.has(check);
}

const textChecks: ReadonlySet<string> = new Set(['secret-value-in-manifest', 'yaml-keys-unsorted']);

const readKinds: ReadonlySet<KindName> = new Set(
  kindsRead().map(({ group, kind }) => (group === '' ? kind : `${kind}.${group}`)),
);

/** Configuration of programs, and kinds that nobody reads in a cluster, stand on one side alone by nature. */
function isOfCluster({ kindName, name, object }: DriftObject, withEmbeddedPods: boolean): boolean {
  return name !== '' && (readKinds.has(kindName) || (withEmbeddedPods && holdsPods(object)));
}

/** Custom kinds that nobody knows by name are read for the pods that they hold. */
function holdsPods(object: JsonObject): boolean {
  const [resource] = resourcesOf(object, '');
  return resource !== undefined && !isBuiltInGroup(resource.group) && podsOf(resource).length > 0;
}

/** Whether the absence of an object proves that it does not run. */
function wasLookedAt({ isWhole, within }: DriftSide, { namespace }: DriftObject): boolean {
  return isWhole && (within === undefined || (namespace !== undefined && within.includes(namespace)));
}

/** What comes and goes without anybody writing it, or holds nothing that is compared. */
const unremarkable: ReadonlySet<KindName> = new Set([
  'ConfigMap',
  'EndpointSlice.discovery.k8s.io',
  'Endpoints',
  'PersistentVolumeClaim',
  'Secret',
  'ServiceAccount',
]);

interface Sides {
  readonly repository: DriftSide;
  readonly cluster: DriftSide;
  /** The objects of the cluster that the repository has too. */
  readonly met: ReadonlySet<DriftObject>;
  readonly foundThere: FindingLookUp;
  readonly isCompared: (object: DriftObject) => boolean;
}

interface Added {
  readonly added: readonly Difference[];
  readonly elsewhere: number;
}

/** What the cluster has beside the repository, in the namespaces that the repository has something in. */
function addedObjects({ repository, cluster, met, foundThere, isCompared }: Sides): Added {
  const namespaces = new Set<string>();
  for (const { kindName, namespace, name } of repository.objects) {
    if (namespace !== undefined) namespaces.add(namespace);
    if (kindName === 'Namespace') namespaces.add(name);
  }
  for (const { namespace } of met) if (namespace !== undefined) namespaces.add(namespace);
  const added: Difference[] = [];
  let elsewhere = 0;
  for (const live of cluster.objects) {
    if (met.has(live) || unremarkable.has(live.kindName) || !isCompared(live)) continue;
    if (live.namespace === undefined || !namespaces.has(live.namespace)) {
      elsewhere += 1;
      continue;
    }
    const introduced = foundThere(live).map(briefly);
    const holdsPod = securityPartOf(live.object, live.kindName).at.endsWith('/spec');
    const judged = judgeAdded(live, introduced, holdsPod);
    added.push({ ...differenceOf('added', live, judged), introduced });
  }
  return { added, elsewhere };
}

function differenceOf(kind: Difference['kind'], object: DriftObject, judged: Judged): Difference {
  const { uri, line } = object;
  return { kind, ...judged, resource: refOf(object), uri, line, fields: [], introduced: [], resolved: [] };
}

function refOf({ object, namespace, name }: DriftObject): ResourceRef {
  const apiVersion = valueAt(object, 'apiVersion');
  const kind = valueAt(object, 'kind');
  return {
    apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
    kind: typeof kind === 'string' ? kind : '',
    ...(namespace === undefined ? {} : { namespace }),
    name,
  };
}

function indexed(objects: readonly DriftObject[]): (written: DriftObject) => DriftObject | undefined {
  const named = Map.groupBy(objects, ({ kindName, name }) => `${kindName}\n${name}`);
  return ({ kindName, namespace, name }) => {
    const candidates = named.get(`${kindName}\n${name}`) ?? [];
    if (namespace !== undefined) return candidates.find((one) => one.namespace === namespace);
    const [only, ...others] = candidates;
    return others.length === 0 ? only : candidates.find((one) => (one.namespace ?? 'default') === 'default');
  };
}

type FindingLookUp = (object: DriftObject) => readonly Finding[];

function findingsByPlace(findings: readonly Finding[]): FindingLookUp {
  const key = (uri: string, kind: string, namespace: string | undefined, name: string): string =>
    [uri, kind, namespace ?? '', name].join('\n');
  const found = Map.groupBy(findings, ({ location, resource: { kind, namespace, name } }) =>
    key(location.uri, kind, namespace, name),
  );
  return ({ uri, object, namespace, name }) => {
    const kind = valueAt(object, 'kind');
    return found.get(key(uri, typeof kind === 'string' ? kind : '', namespace, name)) ?? [];
  };
}

/** The findings that the other side lacks, told by check, container and field. */
function lacking(findings: readonly Finding[], others: readonly Finding[]): readonly FindingDrift[] {
  const known = new Set(others.map(sameness));
  return findings.filter((finding) => !known.has(sameness(finding))).map(briefly);
}

function sameness({ check, resource, path, field }: Finding): string {
  return [check, resource.container ?? '', path ?? field].join('\n');
}

function briefly({ check, severity, message }: Finding): FindingDrift {
  return { check, severity, message };
}

const directions: readonly Difference['direction'][] = ['weaker', 'unclear', 'stronger', 'neutral'];

function compareDifferences(a: Difference, b: Difference): number {
  return (
    bySeverity(a, b) ||
    directions.indexOf(a.direction) - directions.indexOf(b.direction) ||
    compareText(a.uri, b.uri) ||
    a.line - b.line ||
    compareText(a.resource.kind, b.resource.kind) ||
    compareText(a.resource.name, b.resource.name)
  );
}
