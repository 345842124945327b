import { findProgram } from '../program/find-program.ts';
import { runProgram } from '../program/run-program.ts';
import type { HelmOptions } from './helm-options.ts';
import type { Workspace } from './workspace.ts';

/** The user's Helm, or why there is none that can be used. */
export type FoundHelm =
  | { readonly kind: 'helm'; readonly program: string }
  | { readonly kind: 'none'; readonly message: string };

/** Finds Helm on the search path and asks for its version: before 3.11.1 rendering may look up names in the network. */
export async function findHelm(options: HelmOptions, { environment }: Workspace): Promise<FoundHelm> {
  const program = findProgram('helm', options.searchPath);
  if (program === undefined) return { kind: 'none', message: missing };
  const call = { program, args: ['version', '--short'], cwd: options.cwd, environment };
  const { signal } = options;
  const limits = { timeoutMs: 10_000, maxBytes: 4096, maxMemoryBytes: 1 << 30 };
  const result = await runProgram(call, signal === undefined ? limits : { ...limits, signal });
  const text = result.kind === 'ended' && result.code === 0 ? result.stdout.toString('utf8') : '';
  const match = /v(\d+)\.(\d+)(?:\.(\d+))?/u.exec(text);
  if (match === null) {
    return { kind: 'none', message: `\`${program}\` does not say its version; ${install}` };
  }
  const [version, major = '', minor = '', patch = '0'] = match;
  if (isUsable(Number(major), Number(minor), Number(patch))) return { kind: 'helm', program };
  const message = `charts are rendered by Helm 3.11.1 or newer, and \`${program}\` is ${version}; ${install}`;
  return { kind: 'none', message };
}

const install = 'install Helm 3 or 4 as https://helm.sh/docs/intro/install/ shows';
const missing = `helm is not installed, and only it renders charts; ${install}, or read the chart as plain files with \`--no-render\``;

function isUsable(major: number, minor: number, patch: number): boolean {
  if (major !== 3) return major > 3;
  return minor > 11 || (minor === 11 && patch >= 1);
}
