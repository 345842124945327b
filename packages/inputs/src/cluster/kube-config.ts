import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

import { didYouMean } from '@plimsoll/engine';
import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';

import type { InputProblem } from '../input-problem.ts';
import { clusterProblem } from './cluster-problem.ts';

/** Which cluster is meant. */
export interface ClusterChoice {
  readonly cwd: string;
  /** The file to take instead of `KUBECONFIG`, `~/.kube/config` and the account of the pod this runs in. */
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A configuration with its current context chosen, and what both are called in reports. */
export interface ChosenConfig {
  readonly config: KubeConfig;
  readonly context: string;
  /** Where it was read; `in-cluster` for the account of a pod. */
  readonly file: string;
}

const accountToken = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Finds and reads the kubeconfig as kubectl does, the first of several files winning. The client is loaded only here. */
export async function chooseConfig(choice: ClusterChoice): Promise<ChosenConfig | InputProblem> {
  const files = configFiles(choice);
  const [first] = files;
  const { KubeConfig: Config } = await import('@kubernetes/client-node/dist/config.js');
  const config = new Config();
  if (first === undefined) {
    const isInCluster =
      choice.environment['KUBERNETES_SERVICE_HOST'] !== undefined && existsSync(accountToken);
    if (!isInCluster) return clusterProblem('kubeconfig', '', nowhere);
    config.loadFromCluster();
    return withContext(config, 'in-cluster', choice);
  }
  for (const file of files) {
    try {
      const one = new Config();
      one.loadFromFile(file);
      merge(config, one);
    } catch (error) {
      return clusterProblem('kubeconfig', shown(file), `the kubeconfig cannot be read: ${reasonOf(error)}`);
    }
  }
  return withContext(config, shown(first), choice);
}

const nowhere =
  'there is no kubeconfig: `KUBECONFIG` is not set, `~/.kube/config` does not exist, and this does not run in a cluster; name one with `--kubeconfig FILE`';

/** Files that do not exist are passed over where `KUBECONFIG` lists them, as kubectl does. */
function configFiles({ cwd, kubeconfig, environment }: ClusterChoice): readonly string[] {
  if (kubeconfig !== undefined) return [resolve(cwd, kubeconfig)];
  const listed = (environment['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  if (listed.length > 0) {
    const found = listed.map((file) => resolve(cwd, file)).filter((file) => existsSync(file));
    return found.length > 0 ? found : listed.slice(0, 1).map((file) => resolve(cwd, file));
  }
  const usual = join(environment['HOME'] ?? homedir(), '.kube', 'config');
  return existsSync(usual) ? [usual] : [];
}

function merge(config: KubeConfig, other: KubeConfig): void {
  const context = config.getCurrentContext() || other.getCurrentContext();
  config.loadFromOptions({
    clusters: firstOfEach([...(config.getClusters() ?? []), ...(other.getClusters() ?? [])]),
    users: firstOfEach([...(config.getUsers() ?? []), ...(other.getUsers() ?? [])]),
    contexts: firstOfEach([...(config.getContexts() ?? []), ...(other.getContexts() ?? [])]),
    currentContext: context,
  });
}

function firstOfEach<T extends { readonly name: string }>(all: readonly T[]): readonly T[] {
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

function withContext(config: KubeConfig, file: string, choice: ClusterChoice): ChosenConfig | InputProblem {
  const names = (config.getContexts() ?? []).map(({ name }) => name);
  const context = choice.context ?? config.getCurrentContext() ?? '';
  if (!names.includes(context)) {
    const message =
      context === ''
        ? `the kubeconfig names no current context; choose one of ${listed(names)} with \`--context\``
        : `the kubeconfig has no context \`${context}\`${didYouMean(context, names)}; it has ${listed(names)}`;
    return clusterProblem('kubeconfig', file, message);
  }
  config.setCurrentContext(context);
  if (config.getCurrentCluster() !== null) return { config, context, file };
  return clusterProblem(
    'kubeconfig',
    file,
    `context \`${context}\` names a cluster that the kubeconfig lacks`,
  );
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}

/** What an error says, in one line that is not too long to show. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = ''] = text.trim().split('\n');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

function shown(file: string): string {
  return process.platform === 'win32' ? file.replaceAll('\\', '/') : file;
}
