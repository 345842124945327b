import { compareText } from '../evaluate/finding.ts';
import type { ResourceIdentity } from '../evaluate/identity.ts';
import { baselineVersion, type Baseline, type BaselineEntry } from '../baseline/baseline.ts';
import { harmlessJson } from './visible.ts';

/** A baseline as JSON in a fixed order, one line for each entry, so that a change of it is readable. */
export function* baselineJson({ made, checks, entries, resources }: Baseline): Iterable<string> {
  const { toolVersion, kubernetesVersion, profile } = made;
  yield `{\n  "baselineVersion": ${baselineVersion},\n`;
  yield `  "made": ${line({ toolVersion, kubernetesVersion, profile })},\n`;
  yield `  "checks": ${line(checks)},\n`;
  yield* list('entries', entries.toSorted(compareEntries).map(writtenEntry));
  yield ',\n';
  yield* list('resources', resources.toSorted(compareResources).map(writtenResource));
  yield '\n}\n';
}

function* list(key: string, items: readonly object[]): Iterable<string> {
  yield `  "${key}": [`;
  let separator = '\n    ';
  for (const item of items) {
    yield separator + line(item);
    separator = ',\n    ';
  }
  yield items.length === 0 ? ']' : '\n  ]';
}

function line(value: object): string {
  return harmlessJson(JSON.stringify(value));
}

function writtenEntry(entry: BaselineEntry): object {
  const { check, kind, namespace, name, container, path, about, uri, from, fingerprint } = entry;
  const { reason, owner, until } = entry;
  const place = { check, kind, namespace, name, container, path, about, uri, from };
  return { ...place, fingerprint, reason, owner, until };
}

function writtenResource({
  kind,
  namespace,
  name,
  uri,
  from,
  shape,
  rest,
  containers,
}: ResourceIdentity): object {
  const inside = containers.length === 0 ? {} : { containers };
  return { kind, namespace, name, uri, from, shape, rest, ...inside };
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compareText(a.uri, b.uri) ||
    compareObjects(a, b) ||
    compareText(a.check, b.check) ||
    compareText(a.container ?? '', b.container ?? '') ||
    compareText(a.path, b.path) ||
    compareText(a.fingerprint, b.fingerprint) ||
    compareText(a.until ?? '', b.until ?? '') ||
    compareText(a.reason ?? '', b.reason ?? '')
  );
}

function compareResources(a: ResourceIdentity, b: ResourceIdentity): number {
  return compareText(a.uri, b.uri) || compareObjects(a, b) || compareText(a.shape, b.shape);
}

interface Named {
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
}

function compareObjects(a: Named, b: Named): number {
  return (
    compareText(a.kind, b.kind) ||
    compareText(a.namespace ?? '', b.namespace ?? '') ||
    compareText(a.name, b.name)
  );
}
