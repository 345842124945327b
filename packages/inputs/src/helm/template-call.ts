import { runProgram, type ProgramResult } from '../program/run-program.ts';
import type { HelmOptions } from './helm-options.ts';
import type { Workspace } from './workspace.ts';

/** One rendering of a chart. */
export interface TemplateCall {
  readonly program: string;
  /** The folder of the chart, or of a copy. */
  readonly chart: string;
  readonly releaseName: string;
  /** Absolute paths, later ones over earlier ones. */
  readonly valuesFiles: readonly string[];
  readonly namespace: string | undefined;
  readonly timeoutMs: number;
}

const maxOutputBytes = 64 * 1024 * 1024;
const maxMemoryBytes = 2 * 1024 * 1024 * 1024;

/** Runs `helm template` within bounds of time, output and memory, and without a way to the network or a cluster. */
export function runTemplate(
  call: TemplateCall,
  options: HelmOptions,
  { environment }: Workspace,
): Promise<ProgramResult> {
  const { program, chart, releaseName, valuesFiles, namespace, timeoutMs } = call;
  const { cwd, set, setString, setFile, kubeVersion, apiVersions, signal } = options;
  const args = [
    'template',
    '--include-crds',
    ...valuesFiles.map((file) => `--values=${quotedForList(file)}`),
    ...set.map((value) => `--set=${value}`),
    ...setString.map((value) => `--set-string=${value}`),
    ...setFile.map((value) => `--set-file=${value}`),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    ...(kubeVersion === undefined ? [] : [`--kube-version=${kubeVersion}`]),
    ...apiVersions.map((value) => `--api-versions=${value}`),
    '--',
    releaseName,
    chart,
  ];
  const limits = { timeoutMs, maxBytes: maxOutputBytes, maxMemoryBytes };
  return runProgram(
    { program, args, cwd, environment },
    signal === undefined ? limits : { ...limits, signal },
  );
}

/** Helm reads a list of files in the form of CSV. */
function quotedForList(file: string): string {
  return /[",\n]/u.test(file) ? `"${file.replaceAll('"', '""')}"` : file;
}
