import { isAbsolute } from 'node:path';

import { isObject, valueAt, type JsonObject, type JsonValue } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import { findProgram } from '../program/find-program.ts';
import { runProgram } from '../program/run-program.ts';
import { clusterProblem } from './cluster-problem.ts';
import { reasonOf } from './kube-config.ts';

/** What a credential plug-in of a kubeconfig gave (`client.authentication.k8s.io`). */
export interface PluginCredential {
  readonly token: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

/** How a plug-in is called. */
export interface PluginCall {
  /** `users[].user.exec` as the kubeconfig has it. */
  readonly exec: JsonObject;
  /** What is said of the cluster where the plug-in asks for it (`provideClusterInfo`). */
  readonly cluster: JsonObject;
  readonly file: string;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const maxBytes = 1024 * 1024;
const maxMemoryBytes = 2 * 1024 ** 3;

/**
 * Runs the plug-in of a user without a shell and without a terminal, and ends it with all it started when it takes too long.
 * The client's own way of running it would wait for ever.
 */
export async function runCredentialPlugin(call: PluginCall): Promise<PluginCredential | InputProblem> {
  const { exec, file, cwd, environment, timeoutMs, signal } = call;
  const command = textAt(exec, 'command') ?? '';
  const problem = (message: string): InputProblem => clusterProblem('credential-plugin', file, message);
  const hasFolder = command.includes('/') || command.includes('\\');
  const program = isAbsolute(command) || hasFolder ? command : findProgram(command, environment['PATH']);
  if (command === '' || program === undefined) {
    return problem(
      `the credential plug-in \`${command}\` is not on \`PATH\`; install it, or use other credentials`,
    );
  }
  const result = await runProgram(
    { program, args: textsAt(exec, 'args'), cwd, environment: environmentOf(call) },
    { timeoutMs, maxBytes, maxMemoryBytes, signal },
  );
  switch (result.kind) {
    case 'not-started':
      return problem(`the credential plug-in \`${command}\` cannot be started (\`${result.code}\`)`);
    case 'stopped':
      return problem(
        result.because === 'time'
          ? `the credential plug-in \`${command}\` did not answer within ${timeoutMs / 1000} s and was ended; run it once by hand, it may be waiting for input`
          : `the credential plug-in \`${command}\` was ended (${result.because})`,
      );
    case 'ended':
      if (result.code !== 0)
        return problem(
          `the credential plug-in \`${command}\` failed with exit code ${result.code}: ${reasonOf(result.stderr)}`,
        );
      return credentialIn(result.stdout.toString('utf8')) ?? problem(notCredential(command));
  }
}

function notCredential(command: string): string {
  return `the credential plug-in \`${command}\` printed no \`ExecCredential\` with a token or a certificate`;
}

function environmentOf({ exec, cluster, environment }: PluginCall): Readonly<Record<string, string>> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) own[name] = value;
  const added = valueAt(exec, 'env');
  for (const item of Array.isArray(added) ? added : []) {
    if (!isObject(item)) continue;
    const name = textAt(item, 'name');
    if (name !== undefined) own[name] = textAt(item, 'value') ?? '';
  }
  own['KUBERNETES_EXEC_INFO'] = JSON.stringify({
    apiVersion: textAt(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(valueAt(exec, 'provideClusterInfo') === true ? { cluster } : {}),
    },
  });
  return own;
}

function credentialIn(text: string): PluginCredential | undefined {
  const status = statusIn(text);
  if (status === undefined) return undefined;
  const credential = {
    token: textAt(status, 'token'),
    certificate: textAt(status, 'clientCertificateData'),
    key: textAt(status, 'clientKeyData'),
  };
  const isWhole =
    credential.token !== undefined || (credential.certificate !== undefined && credential.key !== undefined);
  return isWhole ? credential : undefined;
}

function statusIn(text: string): JsonObject | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    const status = isObject(value) ? valueAt(value, 'status') : undefined;
    return isObject(status) ? status : undefined;
  } catch {
    // What is no JSON holds no credential; the caller says so.
    return undefined;
  }
}

function textAt(object: JsonObject, key: string): string | undefined {
  const value = valueAt(object, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsAt(object: JsonObject, key: string): readonly string[] {
  const value = valueAt(object, key);
  return Array.isArray(value) ? value.filter((item: JsonValue) => typeof item === 'string') : [];
}
