/**
 * `plimsoll scan --cluster` and `plimsoll snapshot` over a real API server that holds 25,000 pods. Target: under 60 s and
 * 500 MiB. Half of the pods belong to Deployments, ten to each; the other half nobody answers for, so that all of them are judged.
 *
 *   node --conditions=source bench/cluster.ts [PODS]        the control plane is looked for as conformance/clusters does
 */
import { readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join, resolve } from 'node:path';
import { isBuilt, startLiveServer } from '../conformance/clusters/live-server.ts';
import { runOnce, shown } from './measure.ts';

const plimsoll = resolve(import.meta.dirname, '../packages/cli/bin/plimsoll.js');
const wanted = Number(process.argv[2] ?? 25_000);
const replicas = 10;
const namespaces = 50;

if (isBuilt()) await measure();
else print('no control plane is built here; see ../shared/tools/control-plane');

async function measure(): Promise<void> {
  const server = startLiveServer({ withControllers: false });
  try {
    const started = performance.now();
    await fill(server.folder);
    print(`filled in ${shown((performance.now() - started) / 1000, 0)} s`);
    print('| | wall | peak memory | exit code |');
    print('|---|---|---|---|');
    const cluster = ['--kubeconfig', server.kubeconfig];
    const file = join(server.folder, 'cluster.json.gz');
    const commands: readonly (readonly string[])[] = [
      ['scan', '--cluster', ...cluster, '--format', 'csv', '--fail-on', 'never'],
      ['snapshot', ...cluster, '-o', file],
      ['scan', file, '--format', 'csv', '--fail-on', 'never'],
    ];
    for (const args of commands) {
      const { wallMs, peakMiB, exitCode } = await runOnce(
        process.execPath,
        [plimsoll, ...args],
        server.folder,
      );
      print(
        `| ${args.slice(0, 2).join(' ')} | ${shown(wallMs / 1000, 1)} s | ${shown(peakMiB, 0)} MiB | ${exitCode} |`,
      );
    }
    rmSync(file, { force: true });
  } finally {
    server.stop();
  }
}

async function fill(folder: string): Promise<void> {
  const config = readFileSync(join(folder, 'kubeconfig'), 'utf8');
  const address = /server: "([^"]+)"/u.exec(config)?.[1] ?? '';
  const authorization = `Bearer ${/token: "([^"]+)"/u.exec(config)?.[1] ?? ''}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 24, ca: readFileSync(join(folder, 'ca.crt')) });
  const create = (path: string, body: object): Promise<{ readonly metadata: { readonly uid: string } }> =>
    new Promise((done, reject) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const sent = request(`${address}${path}`, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 201) done(JSON.parse(text));
          else reject(new Error(text.slice(0, 300)));
        });
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
  for (let index = 0; index < namespaces; index++) {
    await create('/api/v1/namespaces', { metadata: { name: namespaceOf(index) } });
  }
  const groups = Array.from({ length: wanted / replicas }, (_, index) => index);
  const work = async (): Promise<void> => {
    for (let group = groups.pop(); group !== undefined; group = groups.pop()) await fillGroup(group, create);
  };
  await Promise.all(Array.from({ length: 24 }, work));
  agent.destroy();
}

type Create = (path: string, body: object) => Promise<{ readonly metadata: { readonly uid: string } }>;

async function fillGroup(group: number, create: Create): Promise<void> {
  const namespace = namespaceOf(group);
  const name = `web-${group}`;
  const template = { metadata: { labels: { app: name } }, spec: podSpec(name) };
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  if (group % 2 === 1) {
    for (let index = 0; index < replicas; index++) {
      await create(pods, {
        metadata: { name: `${name}-${index}`, labels: { app: name } },
        spec: podSpec(name),
      });
    }
    return;
  }
  const spec = { replicas, selector: { matchLabels: { app: name } }, template };
  const apps = `/apis/apps/v1/namespaces/${namespace}`;
  const { uid } = (await create(`${apps}/deployments`, { metadata: { name }, spec })).metadata;
  const set = await create(`${apps}/replicasets`, {
    metadata: {
      name: `${name}-a`,
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name, uid, controller: true }],
    },
    spec,
  });
  const owner = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    name: `${name}-a`,
    uid: set.metadata.uid,
    controller: true,
  };
  for (let index = 0; index < replicas; index++) {
    await create(pods, {
      metadata: { name: `${name}-a-${index}`, labels: { app: name }, ownerReferences: [owner] },
      spec: podSpec(name),
    });
  }
}

function podSpec(name: string): object {
  return {
    serviceAccountName: 'web',
    containers: [
      {
        name: 'app',
        image: `registry.example.com/${name}:1.4.2`,
        ports: [{ containerPort: 8080 }],
        env: Array.from({ length: 8 }, (_, index) => ({
          name: `SETTING_${index}`,
          value: `value ${index} of ${name}`,
        })),
        resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
        livenessProbe: { httpGet: { path: '/healthz', port: 8080 } },
        securityContext: { runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
      },
      {
        name: 'log',
        image: 'registry.example.com/log:2',
        securityContext: { privileged: name.endsWith('7') },
      },
    ],
    volumes: [{ name: 'cache', emptyDir: {} }],
  };
}

function namespaceOf(index: number): string {
  return `team-${index % namespaces}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
