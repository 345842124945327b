import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JsonObject } from '../../packages/engine/src/model/json.ts';

/** A real control plane with its controllers, and kubectl to fill it; `stop` ends it and removes what it wrote. */
export interface LiveServer {
  readonly folder: string;
  readonly kubeconfig: string;
  /** Runs kubectl as cluster administrator; gives what it printed, on both streams. */
  readonly kubectl: (args: readonly string[], input?: string) => string;
  /** Applies objects as `kubectl apply` does, those that others need first. What is refused is given back. */
  readonly apply: (objects: readonly JsonObject[]) => string;
  readonly stop: () => void;
}

const controlPlane = resolve(import.meta.dirname, '../../../shared/tools/control-plane');

/** The folder of the programs; `undefined` where they are not built on this machine. */
function programs(): string | undefined {
  if (!existsSync(controlPlane)) return undefined;
  const bin = spawnSync('bash', [controlPlane, 'path'], { encoding: 'utf8' }).stdout.trim();
  return ['kube-apiserver', 'etcd', 'kubectl'].every((name) => existsSync(join(bin, name))) ? bin : undefined;
}

/** Whether a control plane is built on this machine. */
export function isBuilt(): boolean {
  return programs() !== undefined;
}

/** Starts a control plane. Throws where there is none or it does not start. */
export function startLiveServer({ withControllers = true } = {}): LiveServer {
  const bin = programs();
  if (bin === undefined) throw new Error('no control plane is built here');
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-live-'));
  const env = { ...process.env, ...(withControllers ? {} : { NO_CONTROLLERS: '1' }) };
  // Without pipes: the servers that it leaves running would keep them open.
  const { status } = spawnSync('bash', [controlPlane, 'start', folder], { env, stdio: 'ignore' });
  if (status !== 0) {
    const log = join(folder, 'apiserver.log');
    throw new Error(`the control plane did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
  }
  const kubeconfig = join(folder, 'kubeconfig');
  const kubectl: LiveServer['kubectl'] = (args, input = '') => {
    const run = spawnSync(join(bin, 'kubectl'), ['--kubeconfig', kubeconfig, ...args], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return run.stdout + run.stderr;
  };
  return {
    folder,
    kubeconfig,
    kubectl,
    apply: (objects) => {
      const said: string[] = [];
      for (const [index, batch] of inOrder(objects).entries()) {
        if (batch.length === 0) continue;
        const file = join(folder, `apply-${index}.json`);
        writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: batch }));
        said.push(kubectl(['apply', '--validate=false', '-f', file]));
        if (index === 0) kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']);
      }
      return said
        .join('')
        .split('\n')
        .filter((line) => line !== '' && !accepted.test(line))
        .join('\n');
    },
    stop: () => {
      spawnSync('bash', [controlPlane, 'stop', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const accepted = / (?:created|configured|unchanged)$/u;

const first: readonly string[] = ['CustomResourceDefinition'];
const second: readonly string[] = ['Namespace', 'PriorityClass', 'RuntimeClass', 'StorageClass'];
/** What keeps others from being applied: its own backends do not run here. */
const last: readonly string[] = [
  'MutatingWebhookConfiguration',
  'ResourceQuota',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
];

const files = /\.config\.k8s\.io\/|^kubeadm\.k8s\.io\/|^audit\.k8s\.io\//u;

/** The configuration of a program is of a kind too, and no object of a cluster. */
function isServed({ apiVersion, metadata }: JsonObject): boolean {
  const isFile = typeof apiVersion === 'string' && files.test(apiVersion);
  return metadata !== undefined && !isFile;
}

function inOrder(objects: readonly JsonObject[]): readonly (readonly JsonObject[])[] {
  const groups: JsonObject[][] = [[], [], [], []];
  for (const object of objects.filter(isServed)) {
    const { kind } = object;
    if (typeof kind !== 'string') continue;
    const place = first.includes(kind) ? 0 : second.includes(kind) ? 1 : last.includes(kind) ? 3 : 2;
    groups[place]?.push(object);
  }
  return groups;
}
