import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { systemCode } from '../system-error.ts';
import { memoryOf } from './memory-of.ts';

/** A program to run, with all that it gets of the world. */
export interface ProgramCall {
  /** Absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Bounds of one run. */
export interface ProgramLimits {
  readonly timeoutMs: number;
  /** Bytes on standard output. */
  readonly maxBytes: number;
  /** Bytes of memory, watched where the operating system tells them. */
  readonly maxMemoryBytes: number;
  readonly signal?: AbortSignal;
}

/** How a run ended. */
export type ProgramResult =
  | { readonly kind: 'ended'; readonly code: number; readonly stdout: Buffer; readonly stderr: string }
  | { readonly kind: 'stopped'; readonly because: StopReason }
  | { readonly kind: 'not-started'; readonly code: string };

/** Why a run was ended before its time. */
export type StopReason = 'time' | 'output' | 'memory' | 'interrupted' | 'killed';

/** As much of standard error as anybody reads. */
const maxErrorBytes = 64 * 1024;

/** Runs a program without a shell. Beyond a limit it is ended together with everything it started. */
export async function runProgram(call: ProgramCall, limits: ProgramLimits): Promise<ProgramResult> {
  if (limits.signal?.aborted === true) return { kind: 'stopped', because: 'interrupted' };
  const child = spawn(call.program, call.args, {
    cwd: call.cwd,
    env: { ...call.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all of it can be ended.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let stopped: StopReason | undefined;
  const stop = (because: StopReason): void => {
    stopped ??= because;
    killGroup(child);
  };
  const out = collect(child.stdout, limits.maxBytes, () => stop('output'));
  const err = collect(child.stderr, maxErrorBytes, () => undefined);
  const unwatch = watch(child, limits, stop);
  try {
    const [code] = await once(child, 'close');
    if (stopped !== undefined) return { kind: 'stopped', because: stopped };
    // Without a code it was a signal from elsewhere, such as the system's when memory runs out.
    if (typeof code !== 'number') return { kind: 'stopped', because: 'killed' };
    return { kind: 'ended', code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') };
  } catch (error) {
    return { kind: 'not-started', code: systemCode(error) };
  } finally {
    unwatch();
  }
}

/** Ends a run that goes beyond its limits, or that would outlive this process; gives back what ends the watch. */
function watch(
  child: ChildProcess,
  { timeoutMs, maxMemoryBytes, signal }: ProgramLimits,
  stop: (because: StopReason) => void,
): () => void {
  const timer = setTimeout(() => stop('time'), timeoutMs);
  const meter = setInterval(() => {
    const { pid } = child;
    if (pid !== undefined && (memoryOf(pid) ?? 0) > maxMemoryBytes) stop('memory');
  }, meterMs);
  const onInterrupt = (): void => stop('interrupted');
  const onExit = (): void => killGroup(child);
  signal?.addEventListener('abort', onInterrupt);
  process.on('exit', onExit);
  return () => {
    clearTimeout(timer);
    clearInterval(meter);
    signal?.removeEventListener('abort', onInterrupt);
    process.off('exit', onExit);
  };
}

/** How often the memory of a run is looked at. */
const meterMs = 50;

/** Keeps the first bytes of a stream and says when there are more. */
function collect(stream: NodeJS.ReadableStream, maxBytes: number, onMore: () => void): readonly Buffer[] {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
    else onMore();
  });
  return chunks;
}

function killGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It has ended by itself meanwhile.
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}
