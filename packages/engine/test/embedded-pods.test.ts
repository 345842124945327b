import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PodSecurityLevel } from '../src/analyzers/pod-security/control.ts';
import { makeTarget } from '../src/checks/check.ts';
import { examine } from '../src/evaluate/examine.ts';
import type { Finding } from '../src/evaluate/finding.ts';
import { makePlan, type PlanOptions } from '../src/evaluate/plan.ts';
import { makeReport } from '../src/evaluate/report.ts';
import { embeddedPods } from '../src/model/embedded-pods.ts';
import { podsAt } from '../src/model/place-pods.ts';
import { kindNameOf, resourcesOf } from '../src/model/resource.ts';
import { parseSource } from '../src/parse/parse-source.ts';
import { catalogue } from '../src/policy/catalogue.ts';
import { inProfile } from '../src/policy/profiles.ts';

const folder = join(import.meta.dirname, 'embedded');
const bad = ['privileged-container', 'host-network', 'host-path-volume'];

interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const fixtures: readonly Fixture[] = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .split(/^---\n/mu)
    .map((text) => ({
      name: `${file}: ${/^kind: (.+)$/mu.exec(text)?.[1]} ${/^ {2}name: (.+)$/mu.exec(text)?.[1]}`,
      text,
      expected: [...text.matchAll(/^# expect: (\S+)$/gmu)].map(([, pointer = '']) => pointer).toSorted(),
    })),
);

function findingsIn(
  text: string,
  ids: readonly string[] = bad,
  { level, ...options }: PlanOptions & { readonly level?: PodSecurityLevel } = {},
): readonly Finding[] {
  const checks = catalogue.filter(({ id }) => ids.includes(id));
  const plan = makePlan(checks, makeTarget({ level }), options);
  const report = makeReport([examine({ uri: 'a.yaml', text }, plan)], plan);
  expect(report.coverage.problems).toEqual([]);
  return report.findings;
}

const fieldsIn = (...given: Parameters<typeof findingsIn>): readonly string[] =>
  findingsIn(...given)
    .map(({ field }) => field)
    .toSorted();

describe('pods in custom resources', () => {
  test.each(fixtures)('are found at their exact places, $name', ({ text, expected }) => {
    expect(fieldsIn(text)).toEqual(expected);
    for (const { location, field } of findingsIn(text)) expect(location.pointer).toBe(field);
  });

  test('are shown by a fixture for each place of each known kind', () => {
    const resources = fixtures.flatMap(({ text }) =>
      parseSource({ uri: '', text }).documents.flatMap(({ value }) => resourcesOf(value, '')),
    );
    const missing = [...embeddedPods].flatMap(([kindName, { places }]) => {
      const ofKind = resources.filter((resource) => kindNameOf(resource) === kindName);
      return places
        .filter((place) => !ofKind.some((resource) => podsAt(place, resource).length > 0))
        .map(({ at }) => `${kindName} ${at}`);
    });
    expect(missing).toEqual([]);
  });

  test('are left out where that is asked for, and workloads are not', () => {
    const text = fixtures.map((fixture) => fixture.text).join('---\n');
    const kinds = new Set(
      findingsIn(text, bad, { withEmbeddedPods: false }).map(({ resource }) => resource.kind),
    );
    expect([...kinds].toSorted()).toEqual(['DeploymentConfig', 'PodTemplate', 'ReplicationController']);
  });

  test('hold no values of a wrong type where they only resemble pods', () => {
    expect(
      findingsIn(`apiVersion: example.com/v1
kind: Odd
metadata: { name: odd }
spec:
  containers: [{ name: main, image: app, resources: small, ports: 80, securityContext: none }]
`),
    ).toEqual([]);
  });

  test('are looked for only as deep as anybody writes them', () => {
    const deep = `${'{"a":'.repeat(300)}{"containers":[{"name":"a","image":"b"}]}${'}'.repeat(300)}`;
    expect(findingsIn(`{"apiVersion":"example.com/v1","kind":"Deep","spec":${deep}}`)).toEqual([]);
  });
});

const rollout = (podSpec: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { template: { spec: ${podSpec} } }
`;
const kibana = (podSpec: string): string => `apiVersion: kibana.k8s.elastic.co/v1
kind: Kibana
metadata: { name: web, namespace: shop }
spec: { podTemplate: { spec: ${podSpec} } }
`;

describe('a pod that an operator completes', () => {
  const all = catalogue.filter(({ on }) => on === 'pod' || on === 'container').map(({ id }) => id);
  const podSpec = '{ containers: [{ name: main, image: "registry.example.com/app:1.4.2" }] }';

  test('is judged by what is written alone, which of one that nobody completes is not enough', () => {
    expect(fieldsIn(rollout(podSpec), all).length).toBeGreaterThan(10);
    expect(fieldsIn(kibana(podSpec), all)).toEqual(['/spec/podTemplate/spec/containers/0/image']);
    expect(fieldsIn(kibana('{ hostPID: true, containers: [] }'), all)).toEqual([
      '/spec/podTemplate/spec/hostPID',
    ]);
  });

  test('is judged as it is written where a level is asked for', () => {
    const restricted = inProfile(catalogue, 'pss-restricted', 36).map(({ id }) => id);
    expect(fieldsIn(kibana(podSpec), restricted, { level: 'restricted' })).toEqual(
      fieldsIn(rollout(podSpec), restricted, { level: 'restricted' }).map((field) =>
        field.replace('/spec/template', '/spec/podTemplate'),
      ),
    );
  });
});

describe('relations see the pods of a custom resource', () => {
  const related = (texts: readonly string[], ids: readonly string[]): readonly string[] =>
    findingsIn(texts.join('---\n'), ids)
      .map(({ check, field, resource }) => `${check} ${resource.kind} ${field}`)
      .toSorted();
  const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: b }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: ServiceAccount, name: spark, namespace: shop }]
`;
  const spark = `apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: { name: job, namespace: shop }
spec:
  driver: { serviceAccount: other, image: a }
  executor: { serviceAccount: spark, image: a, envFrom: [{ configMapRef: { name: absent } }] }
`;
  const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: present, namespace: shop }
`;

  test('each with its own account', () => {
    expect(related([role, spark], ['workload-with-admin-rights'])).toEqual([
      'workload-with-admin-rights SparkApplication /spec/executor/serviceAccountName',
    ]);
  });

  test('what they name, once', () => {
    expect(related([settings, spark], ['config-or-secret-missing'])).toEqual([
      'config-or-secret-missing SparkApplication /spec/executor/envFrom/0/configMapRef/name',
    ]);
  });

  const service = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 80 }] }
`;
  const labelled = (apiVersion: string, kind: string, label: string): string => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: pods, namespace: shop }
spec: { template: { metadata: { labels: { app: ${label} } }, spec: { containers: [{ name: a, image: b }] } } }
`;

  test('what selects them', () => {
    const ids = ['service-selects-nothing'];
    expect(related([service, labelled('argoproj.io/v1alpha1', 'Rollout', 'web')], ids)).toEqual([]);
    expect(related([service, labelled('argoproj.io/v1alpha1', 'Rollout', 'other')], ids)).toHaveLength(1);
    // An operator may add the label.
    expect(related([service, labelled('serving.knative.dev/v1', 'Service', 'other')], ids)).toEqual([]);
  });
});

const database = (spec: string): string => `apiVersion: example.com/v1
kind: Database
metadata: { name: orders, namespace: shop }
spec: ${spec}
`;
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: databases.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Database, plural: databases }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                server: &container
                  type: object
                  properties:
                    image: { type: string }
                    name: { type: string }
                    securityContext:
                      type: object
                      properties: { privileged: { type: boolean } }
                pods:
                  type: array
                  items:
                    type: object
                    properties:
                      hostNetwork: { type: boolean }
                      containers: { type: array, items: *container }
                settings:
                  type: object
                  properties:
                    hostNetwork: { type: boolean }
                    securityContext: { type: object, properties: { fsGroup: { type: integer } } }
                other: { type: object, properties: { hostNetwork: { type: boolean } } }
`;

describe('the definition of a kind shows where pods are', () => {
  const spec = `{ server: { securityContext: { privileged: true } },
  pods: [{ hostNetwork: true, containers: [{ name: a, securityContext: { privileged: true } }] },
         { hostNetwork: true, containers: [{ name: a, image: b, securityContext: { privileged: true } }] }],
  settings: { hostNetwork: true }, other: { hostNetwork: true } }`;

  test('with and without an image, and each once', () => {
    expect(fieldsIn(`${definition}---\n${database(spec)}`)).toEqual([
      '/spec/pods/0/containers/0/securityContext/privileged',
      '/spec/pods/0/hostNetwork',
      '/spec/pods/1/containers/0/securityContext/privileged',
      '/spec/pods/1/hostNetwork',
      '/spec/server/securityContext/privileged',
      '/spec/settings/hostNetwork',
    ]);
    expect(fieldsIn(database(spec))).toEqual([
      '/spec/pods/1/containers/0/securityContext/privileged',
      '/spec/pods/1/hostNetwork',
    ]);
  });

  test('and what is written there alone counts', () => {
    const all = catalogue.filter(({ on }) => on === 'pod' || on === 'container').map(({ id }) => id);
    const empty = '{ server: {}, pods: [{ containers: [{ name: a }] }], settings: {} }';
    expect(fieldsIn(`${definition}---\n${database(empty)}`, all)).toEqual([]);
  });

  test('unless they are left out', () => {
    expect(fieldsIn(`${definition}---\n${database(spec)}`, bad, { withEmbeddedPods: false })).toEqual([]);
  });
});
