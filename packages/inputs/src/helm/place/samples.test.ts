import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import {
  catalogue,
  examine,
  inProfile,
  makePlan,
  makeReport,
  makeTarget,
  newestKubernetes,
  parseSource,
  proposalsFor,
} from '@plimsoll/engine';
import { expect, test } from 'vitest';

import { isHelmMissing, renderedIn } from '../rendering.fixture.ts';
import { prove } from './proving.fixture.ts';

const samples = resolve(import.meta.dirname, '../../../../../../shared/samples');
const areMissing = isHelmMissing || !existsSync(samples);
// oxlint-disable-next-line no-console
if (areMissing) console.warn('skipped: helm or ../shared/samples is not here');

const plan = makePlan(inProfile(catalogue, 'strict', newestKubernetes), makeTarget());
const values = {
  'limits.memory': '256Mi',
  'limits.cpu': '1',
  'requests.memory': '128Mi',
  'requests.cpu': '100m',
};

test.skipIf(areMissing).each([
  ['microservices-demo/helm-chart', 0],
  ['prometheus-charts/charts/kube-state-metrics', 0.7],
  ['prometheus-charts/charts/prometheus-node-exporter', 0.7],
  ['prometheus-charts/charts/prometheus-pushgateway', 0.7],
])(
  'nearly every repair of %s is proved, many of them in values',
  { timeout: 120_000 },
  async (name, leastInValues) => {
    const cwd = resolve(samples, name);
    const { rendered } = await renderedIn(cwd);
    const { findings } = makeReport(
      rendered.map(({ source }) => examine(source, plan)),
      plan,
    );
    const wanted = rendered.flatMap(({ source }) =>
      proposalsFor(
        source,
        parseSource(source).documents,
        findings.filter(({ location }) => location.uri === source.uri),
        { plan, checkOf: (id) => catalogue.find((check) => check.id === id), values },
      )
        .filter(({ edits }) => edits.length > 0)
        .map(({ document, edits }) => ({ uri: source.uri, document, edits })),
    );
    const { ways } = await prove(cwd, rendered, wanted);
    const made = [...ways.values()].filter((way) => way !== undefined);
    const inValues = made.filter((way) => way.every(({ uri }) => uri === 'values.yaml'));
    expect(wanted.length).toBeGreaterThan(5);
    expect(made.length / wanted.length).toBeGreaterThan(0.9);
    expect(inValues.length / wanted.length).toBeGreaterThanOrEqual(leastInValues);
  },
);
