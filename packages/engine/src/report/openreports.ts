import type { Finding, Problem } from '../evaluate/finding.ts';
import { listedFindings, type Report } from '../evaluate/report.ts';
import { isClusterWide } from '../model/resource.ts';
import { problemResult, resultOf, type OpenResult } from './openreports-result.ts';
import { harmlessJson } from './visible.ts';

/** What the reports say and cannot know from the findings. */
export interface OpenReportsOptions {
  readonly toolVersion: string;
  /** Whether what exceptions cover is listed too, as skipped. */
  readonly showSuppressed?: boolean;
}

/** An object must stay well below the 1.5 MiB that etcd takes; more goes to further reports of the same namespace. */
const mostCharacters = 400_000;
const mostResults = 1000;

/**
 * The report as objects of openreports.io/v1alpha1, in one `List` as JSON, which `kubectl apply -f` reads: a `Report` for
 * each namespace, one without a namespace for resources that name none (it is made where they are, in the namespace of
 * the call), and a `ClusterReport` for what belongs to no namespace and what could not be looked at. The latter is always
 * there, so that nothing found can be told from nothing looked at.
 */
export function* openReports(report: Report, options: OpenReportsOptions): Iterable<string> {
  const listed = listedFindings(report, options.showSuppressed ?? false);
  const byPlace = Map.groupBy(listed, placeOf);
  const problems = [...(report.interrupted ? [interruption] : []), ...report.coverage.problems];
  const inCluster = [...problems.map(problemResult), ...(byPlace.get(cluster) ?? []).map(resultOf)];
  yield '{\n  "apiVersion": "v1",\n  "kind": "List",\n  "items": [';
  yield* objects({ kind: 'ClusterReport', place: cluster }, inCluster, report, options);
  for (const [place, findings] of byPlace) {
    if (place === cluster) continue;
    yield ',';
    yield* objects({ kind: 'Report', place }, findings.map(resultOf), report, options);
  }
  yield '\n  ]\n}\n';
}

const interruption: Problem = {
  code: 'interrupted',
  uri: '',
  message: 'the scan was interrupted, and what had not been reached was not looked at',
};

/** Where the report of a finding goes: a namespace, `here` or `cluster`, which no namespace is called by. */
function placeOf({ resource }: Finding): string {
  const { apiVersion, kind, namespace } = resource;
  const slash = apiVersion.indexOf('/');
  const kindName = slash < 0 ? kind : `${kind}.${apiVersion.slice(0, slash)}`;
  if (isClusterWide(kindName)) return cluster;
  if (namespace === undefined) return here;
  // No namespace can have another name, so nothing can be put there.
  return /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/u.test(namespace) ? namespace : cluster;
}

const cluster = ':cluster';
const here = ':here';

interface Home {
  readonly kind: 'Report' | 'ClusterReport';
  readonly place: string;
}

function* objects(
  { kind, place }: Home,
  results: readonly OpenResult[],
  report: Report,
  { toolVersion }: OpenReportsOptions,
): Iterable<string> {
  const parts = partsOf(results);
  // It may be made in a namespace that has a report of its own.
  const base = place === here ? 'plimsoll-without-namespace' : 'plimsoll';
  for (const [index, part] of parts.entries()) {
    const { coverage, target } = report;
    const object = {
      apiVersion: 'openreports.io/v1alpha1',
      kind,
      metadata: {
        name: index === 0 ? base : `${base}-${index + 1}`,
        ...(place === cluster || place === here ? {} : { namespace: place }),
        labels: { 'app.kubernetes.io/managed-by': 'plimsoll' },
        annotations: {
          'plimsoll.dev/version': toolVersion,
          'plimsoll.dev/kubernetes-version': `1.${target.minor}`,
          'plimsoll.dev/looked-at': `${coverage.files} files, ${coverage.resources} resources, ${coverage.checks} checks`,
        },
      },
      source: 'plimsoll',
      summary: summaryOf(part),
    };
    const head = JSON.stringify(object, undefined, 2).replaceAll('\n', '\n    ').slice(0, -'\n    }'.length);
    const lines = part.map((result) => `\n        ${JSON.stringify(result)}`).join(',');
    const end = part.length === 0 ? ']' : '\n      ]';
    yield `${index === 0 ? '' : ','}\n    ${harmlessJson(`${head},\n      "results": [${lines}${end}\n    }`)}`;
  }
}

/** Results in as many objects as their size asks for, and at least one. */
function partsOf(results: readonly OpenResult[]): readonly (readonly OpenResult[])[] {
  const parts: OpenResult[][] = [[]];
  let size = 0;
  for (const result of results) {
    const length = JSON.stringify(result).length;
    let part = parts.at(-1);
    if (
      part === undefined ||
      part.length === mostResults ||
      (size + length > mostCharacters && part.length > 0)
    ) {
      part = [];
      parts.push(part);
      size = 0;
    }
    part.push(result);
    size += length;
  }
  return parts;
}

/** How many checks passed in a namespace nobody counts, so it is not said. */
function summaryOf(results: readonly OpenResult[]): Readonly<Record<'fail' | 'skip' | 'error', number>> {
  const summary = { fail: 0, skip: 0, error: 0 };
  for (const { result } of results) summary[result] += 1;
  return summary;
}
