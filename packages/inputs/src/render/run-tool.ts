import { spawn, type ChildProcess } from 'node:child_process';

import { systemCode } from '../system-error.ts';

/** A program to run, never through a shell. */
export interface ToolCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** After so long it is ended, and all that it started. */
  readonly timeoutMs: number;
  /** With more on standard output it is ended. */
  readonly maxOutputBytes: number;
}

/** What became of it. */
export type ToolRun =
  | {
      readonly kind: 'done';
      readonly exitCode: number | null;
      readonly stdout: Buffer;
      readonly stderr: string;
    }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'not-started'; readonly code: string };

/** Enough of an error message for anybody. */
const MAX_STDERR_BYTES = 64 * 1024;

/** Runs a program without input to its end or to a limit; never throws for what it does. */
export function runTool(call: ToolCall): Promise<ToolRun> {
  const { command, args, cwd, env, timeoutMs, maxOutputBytes } = call;
  return new Promise((resolve) => {
    // A group of its own, so that what it starts ends with it.
    const hasGroup = process.platform !== 'win32';
    const child = spawn(command, [...args], {
      cwd,
      env,
      detached: hasGroup,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const onExit = (): void => end(child, hasGroup);
    process.once('exit', onExit);
    let isOver = false;
    const finish = (run: ToolRun): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      process.off('exit', onExit);
      if (run.kind !== 'not-started') end(child, hasGroup);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(run);
    };
    const timer = setTimeout(() => finish({ kind: 'too-slow' }), timeoutMs);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let [outBytes, errBytes] = [0, 0];
    child.stdout.on('data', (chunk: Buffer) => {
      outBytes += chunk.length;
      if (outBytes > maxOutputBytes) finish({ kind: 'too-much' });
      else stdout.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (errBytes < MAX_STDERR_BYTES) stderr.push(chunk);
      errBytes += chunk.length;
    });
    child.on('error', (error) => finish({ kind: 'not-started', code: systemCode(error) }));
    child.on('close', (exitCode) =>
      finish({
        kind: 'done',
        exitCode,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8', 0, Math.min(errBytes, MAX_STDERR_BYTES)),
      }),
    );
  });
}

function end(child: ChildProcess, hasGroup: boolean): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (hasGroup) process.kill(-pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    // What has ended by itself is no longer there to be ended.
    if (systemCode(error) !== 'ESRCH' && systemCode(error) !== 'EPERM') throw error;
  }
}
