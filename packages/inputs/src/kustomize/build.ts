import { findProgram } from '../program/find-program.ts';
import { runProgram, type ProgramResult } from '../program/run-program.ts';

/** What a build may do, and how much of it. */
export interface BuildOptions {
  /** The environment of the user, in whose `PATH` the program is looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Bases may be fetched from elsewhere, with the user's own settings for that. */
  readonly allowRemoteBases?: boolean;
  /** Charts may be rendered with the user's `helm`. */
  readonly enableHelm?: boolean;
  /** Files may be named that lie out of the folder of a kustomization. */
  readonly allowFilesOutside?: boolean;
  readonly timeoutMs?: number;
  readonly maxOutputBytes?: number;
  readonly maxMemoryBytes?: number;
  readonly signal?: AbortSignal;
}

/** A program that builds kustomizations. */
export interface Builder {
  readonly command: string;
  readonly name: 'kustomize' | 'kubectl';
}

/** What a build may take of time, output and memory. */
export interface BuildLimits {
  readonly timeoutMs: number;
  readonly maxOutputBytes: number;
  readonly maxMemoryBytes: number;
}

/** The limits of a build: a minute, 64 MiB and 2 GiB, unless the caller says otherwise. */
export function limitsOf(options: BuildOptions): BuildLimits {
  const { timeoutMs = 60_000, maxOutputBytes = 64 * MIB, maxMemoryBytes = 2048 * MIB } = options;
  return { timeoutMs, maxOutputBytes, maxMemoryBytes };
}

const MIB = 1024 * 1024;

/** `kustomize`, or else the `kubectl` that has it built in; `undefined` where the user has neither. */
export function findBuilder(environment: BuildOptions['environment']): Builder | undefined {
  for (const name of ['kustomize', 'kubectl'] as const) {
    const command = findProgram(name, environment['PATH'] ?? environment['Path']);
    if (command !== undefined) return { command, name };
  }
  return undefined;
}

/** Builds the kustomization in a folder. Plug-ins and functions stay off; `home` is an empty folder to live in. */
export function build(
  { command, name }: Builder,
  folder: string,
  home: string,
  options: BuildOptions,
): Promise<ProgramResult> {
  const { enableHelm = false, allowFilesOutside = false, signal } = options;
  const { timeoutMs, maxOutputBytes, maxMemoryBytes } = limitsOf(options);
  const call = {
    program: command,
    args: [
      name === 'kustomize' ? 'build' : 'kustomize',
      '.',
      ...(enableHelm ? ['--enable-helm'] : []),
      ...(allowFilesOutside ? ['--load-restrictor', 'LoadRestrictionsNone'] : []),
    ],
    cwd: folder,
    environment: environmentFor(home, options),
  };
  const limits = { timeoutMs, maxBytes: maxOutputBytes, maxMemoryBytes };
  return runProgram(call, signal === undefined ? limits : { ...limits, signal });
}

/**
 * Without leave to fetch anything the program gets nothing of the user but what it takes to start, Git refuses every
 * transport, and the only way out leads to a port that nobody serves.
 */
function environmentFor(
  home: string,
  { environment, allowRemoteBases = false }: BuildOptions,
): Readonly<Record<string, string>> {
  const homes = { HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, TMPDIR: home };
  if (allowRemoteBases) {
    const { TMPDIR } = homes;
    return { ...defined(environment), KUSTOMIZE_PLUGIN_HOME: home, TMPDIR, GIT_TERMINAL_PROMPT: '0' };
  }
  const kept = ['PATH', 'Path', 'SystemRoot', 'PATHEXT', 'LANG', 'LC_ALL'];
  return {
    ...defined(Object.fromEntries(kept.map((name) => [name, environment[name]]))),
    ...homes,
    KUSTOMIZE_PLUGIN_HOME: home,
    KUBECONFIG: `${home}/kubeconfig`,
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    ...Object.fromEntries(
      ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'].map((name) => [
        name,
        'http://127.0.0.1:9',
      ]),
    ),
    NO_PROXY: '',
  };
}

function defined(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
