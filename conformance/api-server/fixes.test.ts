import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { checks } from '../../packages/engine/src/checks/index.generated.ts';
import { jsonText, openDryRun, type Verdict } from '../../packages/inputs/src/cluster.ts';
import type { Resource } from '../../packages/engine/src/model/resource.ts';
import { readPublished } from './published.ts';
import {
  applicationSources,
  completedSources,
  fixtureSources,
  repairedAlone,
  repairedTogether,
  type RepairedObject,
} from './repaired.ts';
import { collectionOf, placed } from './run.ts';
import { isBuilt, startApiServer, type ApiServer } from './server.ts';

const published = readPublished();
const isHere = published !== undefined && isBuilt();
if (!isHere)
  process.stderr.write('conformance: what repairs make is shown to no API server, none is built here\n');

describe.runIf(isHere)('repairs, judged by a real API server', () => {
  let started: ApiServer | undefined;
  beforeAll(() => {
    started = startApiServer();
  });
  afterAll(() => started?.stop());

  function running(): ApiServer {
    if (started === undefined) throw new Error('there is no server');
    return started;
  }

  test('of examples, samples and fixtures leave every object acceptable that was', async () => {
    const sources = [...applicationSources(), ...fixtureSources(), ...completedSources()];
    const outcome = await compare(running(), sources.flatMap(repairedTogether));
    expect(outcome.lost).toEqual([]);
    expect(outcome.kept).toBeGreaterThan(2500);
    expect(outcome.made).toBeGreaterThan(500);
  }, 300_000);

  test('of each check alone leave every object of its fixtures acceptable that was', async () => {
    const outcome = await compare(running(), checks.flatMap(repairedAlone));
    expect(outcome.lost).toEqual([]);
    expect(outcome.kept).toBeGreaterThan(700);
  }, 300_000);

  test('are made with `--verify-server` where the server takes the objects, and left where it does not', async () => {
    const server = running();
    await forbid(server, 'readOnlyRootFilesystem');
    const cwd = folderWith(deployment);
    const run = fix(cwd, server, '--unsafe', '--write');
    const text = readFileSync(join(cwd, 'web.yaml'), 'utf8');
    expect([run.status, text.includes('privileged: false')]).toEqual([0, true]);
    expect(text).not.toContain('readOnlyRootFilesystem');
    const said = run.stderr.replaceAll(/\s+/gu, ' ');
    expect(said).toContain('left as it is: the API server would refuse it');
    expect(said).toContain('no readOnlyRootFilesystem here');
    expect(said).toContain('verified by the API server: 1 of 1 object');
  });

  test('say what the server cannot tell, and what it refused before', () => {
    const cwd = folderWith(
      deployment,
      deployment.replace('namespace: default', 'namespace: nowhere'),
      deployment.replace('apps/v1', 'example.com/v1'),
      deployment.replace('registry.example.com/app:1.4.2', '""'),
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: new}\n',
      deployment.replace('namespace: default', 'namespace: new'),
    );
    const run = fix(cwd, running(), '--unsafe', '--check', 'privileged-container', '--format', 'json');
    const { proof } = JSON.parse(run.stdout) as { readonly proof: { readonly server: unknown } };
    expect(proof.server).toEqual({
      verified: 2,
      refusedBefore: 1,
      unverifiable: 2,
      reasons: [
        { reason: 'namespaces "nowhere" not found', objects: 1 },
        { reason: 'the server does not know `Deployment` of `example.com/v1`', objects: 1 },
      ],
    });
  });
});

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: default
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: registry.example.com/app:1.4.2
          securityContext:
            privileged: true
`;

function folderWith(...documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-verify-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'web.yaml'), documents.join('---\n'));
  return folder;
}

const plimsoll = resolve(import.meta.dirname, '../../packages/cli/bin/plimsoll.js');

function fix(cwd: string, { kubeconfig }: ApiServer, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawned([plimsoll, 'fix', '.', '--verify-server', '--kubeconfig', kubeconfig, ...args], cwd);
}

function spawned(args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...args], {
    cwd,
    encoding: 'utf8',
  });
}

/** Has a server refuse Deployments whose containers set a field, as nobody but it could know, and waits until it does. */
async function forbid(server: ApiServer, field: string): Promise<void> {
  const base = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolic';
  await server.send('POST', `${base}ies`, {
    metadata: { name: 'house-rule' },
    spec: {
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ['apps'],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['deployments'],
          },
        ],
      },
      validations: [
        {
          expression: `object.spec.template.spec.containers.all(c, !has(c.securityContext) || !has(c.securityContext.${field}))`,
          message: `no ${field} here`,
        },
      ],
    },
  });
  await server.send('POST', `${base}ybindings`, {
    metadata: { name: 'house-rule' },
    spec: { policyName: 'house-rule', validationActions: ['Deny'] },
  });
  onTestFinished(async () => {
    await server.send('DELETE', `${base}ybindings/house-rule`, undefined);
  });
  const bad = {
    metadata: { name: 'bad' },
    spec: {
      selector: { matchLabels: { app: 'bad' } },
      template: {
        metadata: { labels: { app: 'bad' } },
        spec: { containers: [{ name: 'a', image: 'a', securityContext: { [field]: true } }] },
      },
    },
  };
  for (let tries = 0; tries < 100; tries++) {
    const { status } = await server.send(
      'POST',
      '/apis/apps/v1/namespaces/default/deployments?dryRun=All',
      bad,
    );
    if (status !== 201) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the policy does not come into force');
}

/** How many objects are taken as they were and as they are repaired, how many new ones are taken, and what is not taken any more. */
interface Outcome {
  readonly kept: number;
  readonly made: number;
  readonly lost: readonly string[];
}

/**
 * Shows objects to a server as server-side apply does. What it refuses so before, because of a field that it does not know or an entry
 * that stands twice, is shown to it as something to create, where it passes over both.
 */
async function compare(server: ApiServer, repaired: readonly RepairedObject[]): Promise<Outcome> {
  const objects = distinct(repaired);
  await prepare(server, objects);
  const signal = new AbortController().signal;
  const cwd = import.meta.dirname;
  const asked = await openDryRun({
    cwd,
    kubeconfig: server.kubeconfig,
    context: undefined,
    environment: {},
    comesAlong: () => false,
    signal,
  });
  if ('code' in asked) throw new Error(asked.message);
  const before = await asked.judge(objects.map(({ before: was, beside, after }) => was ?? beside ?? after));
  const after = await asked.judge(objects.map((one) => one.after));
  asked.close();
  const outcome = { kept: 0, made: 0, lost: [] as string[] };
  const refused: RepairedObject[] = [];
  for (const [index, object] of objects.entries()) {
    const isTaken = after[index]?.is === 'taken';
    if (before[index]?.is === 'taken') {
      if (!isTaken) outcome.lost.push(lossOf(object, after[index]));
      else if (object.before === undefined) outcome.made += 1;
      else outcome.kept += 1;
    } else if (before[index]?.is === 'refused') refused.push(object);
  }
  for (const object of refused) {
    if (object.before === undefined || (await creates(server, object.before)) !== '') continue;
    const reason = await creates(server, object.after);
    if (reason === '') outcome.kept += 1;
    else outcome.lost.push(`${object.name}: ${reason}`);
  }
  return outcome;
}

function lossOf({ name }: RepairedObject, verdict: Verdict | undefined): string {
  return `${name}: ${JSON.stringify(verdict)}`;
}

function distinct(objects: readonly RepairedObject[]): readonly RepairedObject[] {
  return [...new Map(objects.map((one) => [`${textOf(one.before)}\n${textOf(one.after)}`, one])).values()];
}

function textOf(resource: Resource | undefined): string {
  return resource === undefined
    ? ''
    : `${resource.apiVersion} ${resource.kind} ${jsonText(resource.fields.object)}`;
}

/** What objects need that is not about themselves: their namespaces, and the classes that the usual values name. */
async function prepare(server: ApiServer, objects: readonly RepairedObject[]): Promise<void> {
  const namespaces = new Set(objects.flatMap(({ before, after }) => [before?.namespace, after.namespace]));
  for (const name of namespaces)
    if (name !== undefined) await server.send('POST', '/api/v1/namespaces', { metadata: { name } });
  await server.send('POST', '/apis/scheduling.k8s.io/v1/priorityclasses', {
    metadata: { name: 'business-hours' },
    value: 1000,
  });
  await server.send('POST', '/apis/node.k8s.io/v1/runtimeclasses', {
    metadata: { name: 'gvisor' },
    handler: 'runsc',
  });
}

/** Why an object cannot be created, fields that are not known aside; empty where it can. */
async function creates(server: ApiServer, resource: Resource): Promise<string> {
  const object = { ...resource.fields.object, apiVersion: resource.apiVersion, kind: resource.kind };
  const path = collectionOf(object, published?.resources ?? []);
  if (path === undefined) return 'its kind is not served';
  const { status, message } = await server.send(
    'POST',
    `${path}?dryRun=All&fieldValidation=Ignore`,
    placed(object),
  );
  return status === 201 ? '' : `${status} ${message}`;
}
