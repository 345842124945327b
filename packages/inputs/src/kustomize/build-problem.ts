import type { InputProblem } from '../input-problem.ts';
import type { ProgramResult, StopReason } from '../program/run-program.ts';
import { limitsOf, type Builder, type BuildOptions } from './build.ts';
import type { Expansion } from './expand.ts';
import { problemIn, type Node } from './graph.ts';

/** What is known of a build that failed. */
export interface FailedBuild {
  readonly root: Node;
  readonly follow: () => Expansion;
  readonly builder: Builder;
  readonly options: BuildOptions & { readonly cwd: string };
}

/** Why a build gave nothing, at the place that is to be mended as far as the program tells. */
export function buildProblem(result: ProgramResult, failed: FailedBuild): InputProblem {
  const { root, builder } = failed;
  const at = (message: string): InputProblem => problemIn(root.kustomization, '', 'render-failed', message);
  switch (result.kind) {
    case 'not-started':
      return at(`\`${builder.command}\` cannot be run: the operating system says \`${result.code}\``);
    case 'stopped':
      return at(`\`${builder.name}\` was stopped ${reasonOf(result.because, failed.options)}`);
    case 'ended':
      return refusal(result.stderr, failed);
  }
}

function reasonOf(because: StopReason, options: BuildOptions): string {
  const { timeoutMs, maxOutputBytes, maxMemoryBytes } = limitsOf(options);
  const advice = 'split what is built here, or leave it out with `--exclude`';
  switch (because) {
    case 'time':
      return `after ${timeoutMs / 1000} seconds; ${advice}`;
    case 'output':
      return `because it printed more than ${inMebibytes(maxOutputBytes)}; ${advice}`;
    case 'memory':
      return `because it took more than ${inMebibytes(maxMemoryBytes)} of memory; ${advice}`;
    case 'interrupted':
      return 'because the scan was';
    case 'killed':
      return 'by the operating system, as is done where memory runs out';
  }
}

function inMebibytes(bytes: number): string {
  return `${bytes / (1024 * 1024)} MiB`;
}

function refusal(stderr: string, { root, follow, builder, options }: FailedBuild): InputProblem {
  const said = saidIn(stderr, options.cwd);
  const idle = /no resource matches strategic merge patch "(\w+)/u.test(said)
    ? follow().patches.find(({ isIdle }) => isIdle)
    : undefined;
  if (idle !== undefined) {
    const message = `this patch is for nothing that is built here, so nothing is: correct the kind and the name in it, or remove it`;
    return problemIn(idle.node.kustomization, idle.at, 'patch-matches-nothing', message);
  }
  return problemIn(root.kustomization, '', 'render-failed', `\`${builder.name}\` cannot build this: ${said}`);
}

/** Longer than this an error is a chain of what led to it, whose end says what it is. */
const longestText = 600;

function saidIn(stderr: string, cwd: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# Warning') && !/^[IWE]\d{4} /u.test(line));
  const text = lines
    .join(' ')
    .replace(/^error:\s*/iu, '')
    .replaceAll(`${cwd}/`, '');
  if (text === '') return 'it says nothing about why';
  return text.length <= longestText ? text : `…${text.slice(-longestText)}`;
}
