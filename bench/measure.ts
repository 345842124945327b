import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of a command. */
export interface Run {
  readonly wallMs: number;
  /** Peak resident set in MiB; 0 where the system does not tell. */
  readonly peakMiB: number;
  readonly exitCode: number;
}

/** Runs a command once, its output thrown away by the system, so that reading it costs neither command a core. */
export function runOnce(command: string, args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, stdio: 'ignore' });
    let peakMiB = 0;
    const watch = setInterval(() => {
      peakMiB = Math.max(peakMiB, residentMiB(child.pid));
    }, 25);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ wallMs: performance.now() - started, peakMiB, exitCode: code ?? -1 });
    });
  });
}

/** Two commands in turn, A B A B, after one run of each that is not counted. */
export async function inPairs(
  a: () => Promise<Run>,
  b: () => Promise<Run>,
  pairs: number,
): Promise<readonly (readonly [Run, Run])[]> {
  await a();
  await b();
  const runs: (readonly [Run, Run])[] = [];
  for (let pair = 0; pair < pairs; pair++) runs.push([await a(), await b()]);
  return runs;
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((x, y) => x - y);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A number for a table. */
export function shown(number: number, digits: number = 2): string {
  return number.toFixed(digits);
}

function residentMiB(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
