import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTarget } from '../src/checks/check.ts';
import { examine } from '../src/evaluate/examine.ts';
import { makePlan } from '../src/evaluate/plan.ts';
import { makeReport } from '../src/evaluate/report.ts';
import { parseSource } from '../src/parse/parse-source.ts';
import { catalogue } from '../src/policy/catalogue.ts';
import { inProfile } from '../src/policy/profiles.ts';

type Json = Readonly<Record<string, unknown>>;

/** The settings of the hardened example: what its pods and containers say that ordinary ones leave out. */
const folder = resolve(import.meta.dirname, '../../../examples/harbor-hardened');
const text = readFileSync(join(folder, 'cart/cart.yaml'), 'utf8');
const example = parseSource({ uri: '', text }).documents.map(({ value }) => value);
/** What its namespace says for all pods in it. */
const policies = {
  uri: 'network-policies.yaml',
  text: readFileSync(join(folder, 'platform/network-policies.yaml'), 'utf8'),
};
const spec = at(example[1], 'spec', 'template', 'spec');
const container = at(spec, 'containers', '0');
const { securityContext: podSecurity, automountServiceAccountToken, serviceAccountName } = spec as Json;
const { securityContext, resources, readinessProbe, livenessProbe, image, ports } = container as Json;

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce((one, key) => (one as Record<string, unknown>)[key], value);
}

const name = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,4})?$/u);
const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z ./]{0,12}$/u);
const variable = fc.record({ name: fc.constantFrom('MODE', 'LEVEL', 'HOST', 'REGION'), value: word });

/** What is written in pods before anybody thinks of their safety; much of it is replaced by the settings. */
const careless: fc.Arbitrary<Json> = fc.record(
  {
    securityContext: fc.constantFrom<Json>(
      {},
      { privileged: true },
      { runAsUser: 0, capabilities: { add: ['SYS_ADMIN'] } },
      { allowPrivilegeEscalation: true, readOnlyRootFilesystem: false },
      { seccompProfile: { type: 'Unconfined' }, procMount: 'Unmasked' },
    ),
    resources: fc.constantFrom<Json>({}, { limits: { cpu: '1' } }),
    image: fc.constantFrom('web', 'web:latest', 'docker.io/library/nginx'),
    env: fc.uniqueArray(variable, { maxLength: 3, selector: (one) => one.name }),
    args: fc.array(word, { maxLength: 3 }),
    workingDir: fc.constant('/srv'),
    terminationMessagePolicy: fc.constant('FallbackToLogsOnError'),
    tty: fc.boolean(),
    stdin: fc.boolean(),
  },
  { requiredKeys: ['image'] },
);

const carelessPod: fc.Arbitrary<Json> = fc.record(
  {
    securityContext: fc.constantFrom<Json>(
      {},
      { runAsUser: 0 },
      { sysctls: [{ name: 'kernel.msgmax', value: '1' }] },
    ),
    hostNetwork: fc.boolean(),
    hostPID: fc.boolean(),
    hostIPC: fc.boolean(),
    automountServiceAccountToken: fc.boolean(),
    serviceAccountName: name,
    nodeSelector: fc.constant({ 'kubernetes.io/arch': 'amd64' }),
    enableServiceLinks: fc.boolean(),
    terminationGracePeriodSeconds: fc.integer({ min: 30, max: 300 }),
  },
  { requiredKeys: [] },
);

const hostFields = ['hostNetwork', 'hostPID', 'hostIPC'];

function hardenedPod(pod: Json, main: readonly Json[], init: readonly Json[], isServed: boolean): Json {
  const kept = Object.fromEntries(Object.entries(pod).filter(([key]) => !hostFields.includes(key)));
  return {
    ...kept,
    serviceAccountName,
    automountServiceAccountToken,
    securityContext: podSecurity,
    containers: main.map((one, index) => hardened(one, `main-${index}`, isServed)),
    ...(init.length === 0
      ? {}
      : { initContainers: init.map((one, index) => hardened(one, `init-${index}`, false)) }),
  };
}

function hardened(one: Json, called: string, isServed: boolean): Json {
  const served = isServed && called === 'main-0' ? { ports, livenessProbe, readinessProbe } : {};
  const probed =
    isServed && called !== 'main-0'
      ? { readinessProbe: { exec: { command: ['check'] } }, livenessProbe: { exec: { command: ['alive'] } } }
      : {};
  const isInit = called.startsWith('init');
  return {
    ...one,
    name: called,
    image,
    securityContext,
    resources,
    ...(isInit ? {} : { ...served, ...probed }),
  };
}

const kinds: Readonly<Record<string, (pod: Json, labels: Json) => Json>> = {
  Deployment: (pod, labels) => workload('apps/v1', 'Deployment', { replicas: 2, ...templated(pod, labels) }),
  StatefulSet: (pod, labels) =>
    workload('apps/v1', 'StatefulSet', { replicas: 2, serviceName: 'web', ...templated(pod, labels) }),
  DaemonSet: (pod, labels) => workload('apps/v1', 'DaemonSet', templated(pod, labels)),
  CronJob: (pod, labels) =>
    workload('batch/v1', 'CronJob', {
      schedule: '5 4 * * *',
      startingDeadlineSeconds: 600,
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          template: { metadata: { labels }, spec: { ...pod, restartPolicy: 'Never' } },
        },
      },
    }),
};

function templated(pod: Json, labels: Json): Json {
  return { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } };
}

function workload(apiVersion: string, kind: string, body: Json): Json {
  return {
    apiVersion,
    kind,
    metadata: { name: 'web', namespace: 'harbor', labels: { app: 'web' } },
    spec: body,
  };
}

const plan = makePlan(inProfile(catalogue, 'default', 36), makeTarget({ today: '2026-11-21' }));

test('no default check fires on a pod that has the settings of the hardened example', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(kinds)),
      carelessPod,
      fc.array(careless, { minLength: 1, maxLength: 3 }),
      fc.array(careless, { maxLength: 2 }),
      name,
      (kind, pod, main, init, label) => {
        const isServed = kind !== 'CronJob';
        const made = kinds[kind]?.(hardenedPod(pod, main, init, isServed), { app: label });
        const sources = [{ uri: 'web.yaml', text: JSON.stringify(made) }, policies];
        const report = makeReport(
          sources.map((source) => examine(source, plan)),
          plan,
        );
        expect(report.coverage.problems).toEqual([]);
        const found = report.findings.filter(({ location }) => location.uri === 'web.yaml');
        expect(found.map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('and many fire before it has them', () => {
  const pod = {
    containers: [{ name: 'web', image: 'web', securityContext: { privileged: true } }],
    hostPID: true,
  };
  const careless = workload('apps/v1', 'Deployment', templated(pod, { app: 'web' }));
  const report = makeReport([examine({ uri: 'web.yaml', text: JSON.stringify(careless) }, plan)], plan);
  expect(report.findings.length).toBeGreaterThan(8);
});
