import { spawn } from 'node:child_process';
import { once } from 'node:events';

const DOOR = new URL('../src/index.ts', import.meta.url).href;

/** What a child process said and how it ended. */
export interface ChildResult {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly code: number | null;
}

/** Runs a shell line in which `$NODE` runs a script that has the package's door as `inputs`. */
export async function runShell(
  line: string,
  script: string,
  stdin: Uint8Array | string = '',
): Promise<ChildResult> {
  const child = spawn('/bin/sh', ['-c', line], {
    env: {
      ...process.env,
      NODE: process.execPath,
      SCRIPT: `import * as inputs from ${JSON.stringify(DOOR)}; import fs from 'node:fs'; ${script}`,
    },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A child that stops reading early closes the pipe, which is what some tests are about.
  child.stdin.on('error', (error) => stderr.push(Buffer.from(`[stdin: ${error.message}]`)));
  child.stdin.end(stdin);
  await once(child, 'close');
  return { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString(), code: child.exitCode };
}

/** The part of a shell line that runs the script. */
export const NODE = '"$NODE" --conditions=source --input-type=module -e "$SCRIPT"';
