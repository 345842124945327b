/** One shop as raw manifests, as a tree of kustomizations and as a chart: the same findings for each of its workloads. */
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { scanJson } from './plimsoll.ts';

const shop = resolve(import.meta.dirname, '../../../../shared/samples/microservices-demo');
const tools = ['helm', 'kubectl'].filter((name) => !isThere(name));
const isMissing = !existsSync(shop) || tools.length > 0;
if (isMissing)
  process.stderr.write(
    'the three forms of the sample shop are not compared: it, helm or kubectl is missing\n',
  );

function isThere(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** The checks that speak of each Deployment, with the container. */
function byWorkload(folder: string): ReadonlyMap<string, readonly string[]> {
  const { report } = scanJson([join(shop, folder)]);
  expect(report.coverage.problems).toEqual([]);
  const groups = Map.groupBy(
    // The raw manifests are meant to be filled in by a build: their images have no tags.
    report.findings.filter(
      ({ resource, check }) => resource.kind === 'Deployment' && check !== 'image-tag-mutable',
    ),
    ({ resource }) => resource.name,
  );
  return new Map(
    [...groups].map(([name, findings]) => [
      name,
      findings.map(({ check, resource }) => `${check} ${resource.container ?? ''}`).toSorted(),
    ]),
  );
}

test.skipIf(isMissing)('a shop has the same findings for each workload in all three forms', () => {
  const [raw, overlay, chart] = ['kubernetes-manifests', 'kustomize', 'helm-chart'].map(byWorkload);
  expect(raw?.size).toBe(12);
  for (const [name, findings] of raw ?? []) {
    expect({ name, overlay: overlay?.get(name), chart: chart?.get(name) }).toEqual({
      name,
      overlay: findings,
      chart: findings,
    });
  }
});
