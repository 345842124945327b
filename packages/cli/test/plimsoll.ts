import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** The command line as it is installed. */
export const bin: string = resolve(import.meta.dirname, '../bin/plimsoll.js');

/** What a run of the command line gave. */
export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without a word on colours from outside: Node warns of two that say the opposite. */
const { FORCE_COLOR: _colour, ...inherited } = process.env;
const plain = { ...inherited, NO_COLOR: '1', LANG: 'C.UTF-8', COLUMNS: '100' };

/** Runs the command line to its end. */
export function plimsoll(
  args: readonly string[],
  {
    cwd,
    input = '',
    env = {},
  }: { readonly cwd?: string; readonly input?: string | Buffer; readonly env?: Record<string, string> } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    env: { ...plain, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { exitCode: status, stdout, stderr };
}

/** Starts the command line with a standard input that never ends, and interrupts it after a while. */
export async function interrupted(args: readonly string[], cwd: string, afterMs: number): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: plain, stdio: 'pipe' });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  setTimeout(() => child.kill('SIGINT'), afterMs);
  const exitCode = await new Promise<number | null>((done) => child.on('close', done));
  return { exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}

/** A temporary folder with files, gone when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A pod with one fault that every profile finds. */
export function privilegedPod(name: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - name: app
      image: registry.example.com/app:1.4.2
      securityContext:
        privileged: true
`;
}

/** A JSON report, as far as the tests look at it. */
export interface JsonReport {
  readonly interrupted: boolean;
  readonly summary: {
    readonly findings: number;
    readonly suppressed: number;
    readonly bySeverity: Readonly<Record<string, number>>;
  };
  readonly coverage: {
    readonly files: number;
    readonly documents: number;
    readonly resources: number;
    readonly templates: number;
    readonly problems: readonly {
      readonly code: string;
      readonly uri: string;
      readonly line?: number;
      readonly message: string;
    }[];
    readonly unknown: readonly { readonly check: string; readonly message: string }[];
  };
  readonly findings: readonly {
    readonly check: string;
    readonly severity: string;
    readonly field: string;
    readonly resource: { readonly kind: string; readonly name: string; readonly container?: string };
    readonly location: {
      readonly uri: string;
      readonly line: number;
      readonly column: number;
      readonly pointer: string;
    };
  }[];
}

/** Scans and reads the JSON report. */
export function scanJson(
  args: readonly string[],
  options: Parameters<typeof plimsoll>[1] = {},
): Run & { readonly report: JsonReport } {
  const run = plimsoll(['scan', '--format', 'json', ...args], options);
  const report: JsonReport = JSON.parse(run.stdout);
  return { ...run, report };
}
