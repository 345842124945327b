import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listResources } from '../../packages/engine/src/evaluate/list.ts';
import { isObject, isSameJson, type JsonObject } from '../../packages/engine/src/model/json.ts';
import { withoutServerDefaults } from '../../packages/engine/src/model/live/without-server-defaults.ts';
import { resourcesOf } from '../../packages/engine/src/model/resource.ts';
import { kindsRead } from '../../packages/engine/src/policy/kinds-read.ts';
import { isBuilt, startLiveServer, type LiveServer } from './live-server.ts';
import { openDefinitions } from './open-definitions.ts';

const root = resolve(import.meta.dirname, '../..');
const plimsoll = join(root, 'packages/cli/bin/plimsoll.js');
const isSkipped = !isBuilt();
if (isSkipped) process.stderr.write('no control plane is built here: tests of live clusters are skipped\n');

interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [plimsoll, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1' },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('close', (exitCode) =>
      done({ exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

interface Finding {
  readonly check: string;
  readonly field: string;
  readonly severity: string;
  readonly resource: {
    readonly kind: string;
    readonly namespace?: string;
    readonly name: string;
    readonly container?: string;
  };
}

interface Report {
  readonly findings: readonly Finding[];
  readonly coverage: {
    readonly problems: readonly { readonly code: string; readonly uri: string; readonly message: string }[];
    readonly unknown: readonly { readonly check: string; readonly message: string }[];
  };
}

async function scan(args: readonly string[], cwd: string): Promise<Run & { readonly report: Report }> {
  const scanned = await run(
    ['scan', '--format', 'json', '--profile', 'all', '--no-config', '--fail-on', 'never', ...args],
    cwd,
  );
  return { ...scanned, report: JSON.parse(scanned.stdout) };
}

function objectsIn(folder: string): readonly JsonObject[] {
  return globSync('**/*.yaml', { cwd: folder })
    .toSorted()
    .flatMap((uri) => listResources({ uri, text: readFileSync(join(folder, uri), 'utf8') }).resources)
    .map(({ object }) => object);
}

/** Objects of manifests that leave the namespace to whoever applies them, as `kubectl --namespace` would place them. */
function placed(objects: readonly JsonObject[]): readonly JsonObject[] {
  const named = new Set(objects.map((object) => resourcesOf(object, '')[0]?.namespace));
  if (named.size > 1 || !named.has(undefined)) return objects;
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'boutique' } };
  const inside = objects.map((object) => {
    const { metadata } = object;
    return isObject(metadata) ? { ...object, metadata: { ...metadata, namespace: 'boutique' } } : object;
  });
  return [namespace, ...inside];
}

/** What is found on one side alone, and why; docs/conformance.md says the same. */
const explained: readonly {
  readonly why: string;
  readonly side: 'files' | 'cluster' | 'both';
  readonly is: (finding: Finding) => boolean;
}[] = [
  {
    why: 'about the text of a file',
    side: 'files',
    is: ({ check }) => ['yaml-keys-unsorted', 'secret-value-in-manifest'].includes(check),
  },
  {
    why: 'about a default that is not written out, which the server fills in',
    side: 'files',
    is: ({ check }) => ['image-pull-policy-unset', 'restart-policy-missing'].includes(check),
  },
  {
    why: 'fields that the API server drops',
    side: 'files',
    is: ({ check }) =>
      ['dead-pod-field-on-container', 'misspelt-security-field', 'dead-container-field-on-pod'].includes(
        check,
      ),
  },
  {
    why: 'a security context of nothing but fields that the API server drops',
    side: 'cluster',
    is: ({ check, resource }) => check === 'security-context-missing' && resource.name === 'mailer',
  },
  {
    why: 'the older name of a field, which the server fills in beside the newer',
    side: 'files',
    is: ({ check }) => check === 'deprecated-service-account-field',
  },
  {
    why: 'rights of the built-in roles, whose rules stand in every cluster and in no manifest',
    side: 'cluster',
    is: ({ check }) => check.startsWith('binding-') || check === 'workload-with-takeover-rights',
  },
  {
    why: 'said of the workload where no manifest has the namespace, and of the namespace where it is there',
    side: 'both',
    is: ({ check }) => check === 'namespace-without-network-policy',
  },
];

function keyOf({ check, field, resource: { kind, namespace = '', name, container = '' } }: Finding): string {
  return [kind, namespace, name, check, container, field].join(' | ');
}

function identityOf(object: JsonObject): string {
  const [resource] = resourcesOf(object, '');
  return [resource?.kind ?? '', resource?.namespace ?? '', resource?.name ?? ''].join(' | ');
}

const shop = resolve(root, '../shared/samples/microservices-demo/kubernetes-manifests');
const applications: readonly (readonly [name: string, folder: string])[] = [
  ['the example harbor', join(root, 'examples/harbor')],
  ['the example harbor-hardened', join(root, 'examples/harbor-hardened')],
  ['the Online Boutique', shop],
];
if (!existsSync(shop)) process.stderr.write('no samples are here: the Online Boutique is skipped\n');

describe.skipIf(isSkipped).each(applications.filter(([, folder]) => existsSync(folder)))(
  '%s, applied to a real API server',
  (_, folder) => {
    let server: LiveServer;
    let applied: readonly JsonObject[];

    beforeAll(() => {
      server = startLiveServer();
      const objects = placed(objectsIn(folder));
      server.apply([...openDefinitions(objects), ...objects]);
      applied = objects.filter((object) => liveOf(server, object) !== undefined);
    }, 180_000);

    afterAll(() => server.stop());

    it('is scanned with the same findings as its files', async () => {
      const manifests = join(server.folder, 'applied');
      mkdirSync(manifests);
      for (const [index, object] of applied.entries()) {
        writeFileSync(join(manifests, `${index}.json`), JSON.stringify(object, undefined, 2));
      }
      const files = await scan([manifests], folder);
      const cluster = await scan(['--cluster', '--kubeconfig', server.kubeconfig], folder);
      expect(cluster.report.coverage.problems).toEqual([]);
      const there = new Set(applied.map(identityOf));
      const isApplied = ({ resource: { kind, namespace = '', name: own } }: Finding): boolean =>
        there.has([kind, namespace, own].join(' | '));
      const here = new Set(files.report.findings.map(keyOf));
      const running = new Set(cluster.report.findings.map(keyOf));
      const isExplained = (finding: Finding, side: 'files' | 'cluster'): boolean =>
        explained.some((one) => (one.side === side || one.side === 'both') && one.is(finding));
      const lost = files.report.findings.filter(
        (one) => !running.has(keyOf(one)) && !isExplained(one, 'files'),
      );
      const invented = cluster.report.findings.filter(
        (one) => isApplied(one) && !here.has(keyOf(one)) && !isExplained(one, 'cluster'),
      );
      expect(files.report.findings.length).toBeGreaterThan(100);
      expect({ lost: lost.map(keyOf), invented: invented.map(keyOf) }).toEqual({ lost: [], invented: [] });
    });

    it('reads back as it was written, once what the server filled in is out', () => {
      const known = new Set(kindsRead().map(({ kind }) => kind));
      const differing = applied.filter((object) => {
        const live = liveOf(server, object);
        return (
          known.has(resourcesOf(object, '')[0]?.kind ?? '') &&
          live !== undefined &&
          !isSameJson(normal(live), normal(object))
        );
      });
      // Fields that the server drops, and numbers and texts that it writes another way.
      expect(differing.length).toBeLessThan(applied.length / 5);
    });

    it('judges pods where their owners are', async () => {
      const { report, stderr } = await scan(['--cluster', '--kubeconfig', server.kubeconfig], folder);
      expect(
        report.findings.filter(({ resource }) => resource.kind === 'Pod' || resource.kind === 'ReplicaSet'),
      ).toEqual([]);
      expect(stderr).toMatch(/objects are judged where their owners are/u);
    });

    it('is scanned from a snapshot as it is live', async () => {
      const file = join(server.folder, 'cluster.json.gz');
      const taken = await run(
        ['snapshot', '--kubeconfig', server.kubeconfig, '--include-config-values', '-o', file],
        folder,
      );
      expect(taken).toMatchObject({ exitCode: 0 });
      const read = await scan([file], folder);
      const live = await scan(['--cluster', '--kubeconfig', server.kubeconfig], folder);
      const configs = ({ findings }: Report): readonly string[] =>
        findings
          .filter(({ resource }) => resource.kind !== 'ConfigMap')
          .map(keyOf)
          .toSorted();
      expect(configs(read.report)).toEqual(configs(live.report));
    });

    it('has not drifted from its files', async () => {
      const drifted = await run(
        [
          'drift',
          folder,
          '--cluster',
          '--kubeconfig',
          server.kubeconfig,
          '--no-config',
          '--format',
          'json',
          '--fail-on',
          'medium',
        ],
        folder,
      );
      const { summary } = JSON.parse(drifted.stdout);
      expect(summary.byDirection).toMatchObject({ weaker: 0, unclear: 0 });
      expect(drifted.exitCode).toBe(0);
    });
  },
);

function liveOf(server: LiveServer, object: JsonObject): JsonObject | undefined {
  const [resource] = resourcesOf(object, '');
  if (resource === undefined || resource.name === '') return undefined;
  const { group, version, kind, namespace, name } = resource;
  const type = group === '' ? kind : `${kind}.${version}.${group}`;
  const place = namespace === undefined ? [] : ['-n', namespace];
  const text = server.kubectl(['get', type, name, ...place, '-o', 'json']);
  return text.startsWith('{') ? JSON.parse(text) : undefined;
}

function normal(object: JsonObject): JsonObject {
  return withoutServerDefaults(JSON.parse(JSON.stringify(object)));
}

describe.skipIf(isSkipped)('a real API server', () => {
  let server: LiveServer;
  const folder = isSkipped ? '' : mkdtempSync(join(tmpdir(), 'plimsoll-clusters-'));

  beforeAll(() => {
    server = startLiveServer();
    server.kubectl(['create', 'namespace', 'shop']);
    server.kubectl(['wait', 'serviceaccount/default', '-n', 'shop', '--for=create', '--timeout=30s']);
  }, 60_000);

  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const as = (account: string): string => {
    const token = server.kubectl(['create', 'token', account, '-n', 'default']).trim();
    const config = readFileSync(server.kubeconfig, 'utf8').replace(/token: "[^"]+"/u, `token: "${token}"`);
    const file = join(folder, account);
    writeFileSync(file, config);
    return file;
  };

  it('lets an account with the least role read everything, and nothing but that', async () => {
    const { stdout } = await run(['rbac-for', 'scan'], folder);
    writeFileSync(join(folder, 'role.yaml'), stdout);
    server.kubectl(['apply', '-f', join(folder, 'role.yaml')]);
    server.kubectl(['create', 'serviceaccount', 'reader', '-n', 'default']);
    server.kubectl([
      'create',
      'clusterrolebinding',
      'reader',
      '--clusterrole=plimsoll-scan',
      '--serviceaccount=default:reader',
    ]);
    const { report } = await scan(['--cluster', '--kubeconfig', as('reader')], folder);
    expect(report.coverage.problems).toEqual([]);
    expect(stdout.match(/verbs: .*/gu)?.every((line) => line === 'verbs: ["list"]')).toBe(true);
  });

  it('says to an account without rights which rules it needs', async () => {
    server.kubectl(['create', 'serviceaccount', 'nobody', '-n', 'default']);
    const { report, exitCode } = await scan(['--cluster', '--kubeconfig', as('nobody')], folder);
    const { problems } = report.coverage;
    expect(exitCode).toBe(2);
    expect(problems.every(({ code }) => code === 'cluster-forbidden')).toBe(true);
    expect(problems.find(({ uri }) => uri.endsWith('/deployments.apps'))?.message).toContain(
      '{apiGroups: ["apps"], resources: ["deployments"], verbs: ["list"]}',
    );
  });

  it('lets an account with the Role of a namespace read that namespace', async () => {
    const { stdout } = await run(['rbac-for', 'scan', '--namespace', 'shop', '--name', 'in-shop'], folder);
    writeFileSync(join(folder, 'role.yaml'), stdout);
    server.kubectl(['apply', '-f', join(folder, 'role.yaml')]);
    server.kubectl(['create', 'serviceaccount', 'local', '-n', 'default']);
    server.kubectl([
      'create',
      'rolebinding',
      'local',
      '-n',
      'shop',
      '--role=in-shop',
      '--serviceaccount=default:local',
    ]);
    const { report } = await scan(
      ['--cluster', '--kubeconfig', as('local'), '--include-namespaces', 'shop'],
      folder,
    );
    expect(report.coverage.problems).toEqual([]);
  });

  it('says what a context or a namespace that does not exist would have been', async () => {
    const wrong = await scan(['--cluster', '--kubeconfig', server.kubeconfig, '--context', 'tset'], folder);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.report.coverage.problems[0]?.message).toContain('did you mean `test`');
    const none = await scan(
      ['--cluster', '--kubeconfig', server.kubeconfig, '--include-namespaces', 'shpo'],
      folder,
    );
    expect(none.exitCode).toBe(2);
  });

  it('gives away no secret in a snapshot', async () => {
    const canary = (what: string): string => `canary-${what}-5f3a9c`;
    const rule = '-----';
    const key = `${rule}BEGIN PRIVATE KEY${rule}\n${canary('key')}\n${rule}END PRIVATE KEY${rule}`;
    const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJ${Buffer.from(canary('token')).toString('base64url')}.c2lnbmF0dXJlLW9m`;
    const encoded = Buffer.from(canary('secret')).toString('base64');
    server.kubectl(['create', 'serviceaccount', 'old', '-n', 'shop']);
    server.apply([
      secret('plain', { password: encoded }, {}),
      { ...secret('strings', {}, {}), stringData: { password: canary('secret') } },
      secret('noted', {}, { note: jwt }),
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings', namespace: 'shop' },
        data: { password: canary('config'), 'tls.key': key },
      },
      {
        ...secret('old-token', {}, { 'kubernetes.io/service-account.name': 'old' }),
        type: 'kubernetes.io/service-account-token',
      },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', namespace: 'shop' },
        spec: {
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: {
              containers: [
                {
                  name: 'web',
                  image: 'registry.example.com/web:1',
                  args: [`--key=${key}`],
                  env: [
                    { name: 'DB_PASSWORD', value: canary('variable') },
                    { name: 'KEY', value: key },
                  ],
                },
              ],
            },
          },
        },
      },
    ]);
    server.kubectl([
      'wait',
      'secret/old-token',
      '-n',
      'shop',
      '--for=jsonpath={.data.token}',
      '--timeout=30s',
    ]);
    const token = server.kubectl([
      'get',
      'secret',
      'old-token',
      '-n',
      'shop',
      '-o',
      'jsonpath={.data.token}',
    ]);
    expect(token.length).toBeGreaterThan(100);
    const file = join(folder, 'all.json.gz');
    const taken = await run(
      ['snapshot', '--kubeconfig', server.kubeconfig, '--redact-env', '-o', file],
      folder,
    );
    expect(taken.exitCode).toBe(0);
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    expect(text).not.toContain('5f3a9c');
    expect(text).not.toContain(encoded);
    expect(text).not.toContain(Buffer.from(canary('token')).toString('base64url'));
    expect(text).not.toContain(token.slice(0, 40));
    expect(text).not.toContain('Bearer');
    // Names stay: what refers to them is judged as before.
    expect(text).toContain('DB_PASSWORD');
    const { report } = await scan([file], folder);
    expect(report.findings.map(({ check }) => check)).toContain('long-lived-token-secret');
    expect(report.coverage.unknown.map(({ check }) => check)).toContain('credential-in-config-map');
  });

  it('finds the pods of custom resources where their definitions are applied, as in files', async () => {
    const [rollout, fleet] = customResources();
    const definitions = [rolloutDefinition, fleetDefinition];
    server.apply([...definitions, rollout, fleet]);
    const manifests = join(folder, 'custom');
    mkdirSync(manifests);
    for (const [index, object] of [...definitions, rollout, fleet].entries()) {
      writeFileSync(join(manifests, `${index}.json`), JSON.stringify(object));
    }
    const custom = ({ findings }: Report): readonly string[] =>
      findings
        .filter(({ resource: { kind } }) => kind === 'Rollout' || kind === 'Fleet')
        .filter((finding) => !explained.some(({ is }) => is(finding)))
        .map(keyOf)
        .toSorted();
    const files = await scan([manifests], folder);
    const cluster = await scan(['--cluster', '--kubeconfig', server.kubeconfig], folder);
    expect(custom(cluster.report)).toEqual(custom(files.report));
    const privileged = cluster.report.findings.filter(({ check }) => check === 'privileged-container');
    expect(privileged.map(({ resource }) => `${resource.kind}/${resource.container}`)).toEqual(
      expect.arrayContaining(['Rollout/app', 'Fleet/engine']),
    );
    const role = await run(['rbac-for', 'scan', '--cluster', '--kubeconfig', server.kubeconfig], folder);
    expect(role.stdout).toContain('  - apiGroups: ["example.com"]\n    resources:\n      - fleets\n');
  });

  it('shows what became weaker, the worst first', async () => {
    const manifests = join(folder, 'repository');
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'shop' } };
    const spec = {
      containers: [{ name: 'p', image: 'registry.example.com/p:1', securityContext: { privileged: false } }],
    };
    const policy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny', namespace: 'shop' },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    };
    server.apply([
      {
        ...pod,
        spec: {
          containers: spec.containers.map((one) => ({ ...one, securityContext: { privileged: true } })),
        },
      },
    ]);
    mkdirSync(manifests);
    writeFileSync(
      join(manifests, 'all.json'),
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ ...pod, spec }, policy] }),
    );
    const drifted = await run(
      ['drift', 'repository', '--cluster', '--kubeconfig', server.kubeconfig, '--format', 'json'],
      folder,
    );
    expect(drifted.exitCode).toBe(1);
    const { differences } = JSON.parse(drifted.stdout);
    const weaker = differences.find(
      ({ resource }: { readonly resource: { readonly name: string } }) => resource.name === 'p',
    );
    expect(weaker).toMatchObject({
      kind: 'changed',
      direction: 'weaker',
      severity: 'critical',
      resource: { kind: 'Pod', name: 'p' },
      fields: [{ at: '/spec/containers/0/securityContext/privileged', repository: false, cluster: true }],
    });
    expect(differences).toContainEqual(
      expect.objectContaining({ kind: 'missing', direction: 'weaker', severity: 'high' }),
    );
  });
});

function secret(name: string, data: JsonObject, annotations: JsonObject): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'shop', annotations },
    type: 'Opaque',
    data,
  };
}

const text = { type: 'string' };

function ofMap(properties: JsonObject): JsonObject {
  return { type: 'object', properties };
}

function definitionOf(kind: string, group: string, spec: JsonObject): JsonObject {
  const singular = kind.toLowerCase();
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${singular}s.${group}` },
    spec: {
      group,
      names: { kind, plural: `${singular}s`, singular },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: ofMap({ spec }) } }],
    },
  };
}

/** As most operators define their pods: any fields at all. */
const rolloutDefinition = definitionOf('Rollout', 'argoproj.io', {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
});

/** A kind that nobody knows, whose containers only its definition shows. */
const fleetDefinition = definitionOf(
  'Fleet',
  'example.com',
  ofMap({
    engine: ofMap({
      name: text,
      image: text,
      securityContext: ofMap({
        privileged: { type: 'boolean' },
        allowPrivilegeEscalation: { type: 'boolean', default: true },
      }),
    }),
  }),
);

function customResources(): readonly [JsonObject, JsonObject] {
  const metadata = { name: 'custom', namespace: 'shop' };
  const securityContext = { privileged: true };
  const app = { name: 'app', image: 'registry.example.com/app:1', securityContext };
  const labels = { app: 'custom' };
  return [
    {
      apiVersion: 'argoproj.io/v1',
      kind: 'Rollout',
      metadata,
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [app] } },
      },
    },
    {
      apiVersion: 'example.com/v1',
      kind: 'Fleet',
      metadata,
      spec: { engine: { ...app, name: 'engine' } },
    },
  ];
}
