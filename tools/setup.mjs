// The door of a checkout: sets up whatever is missing, then runs the wanted command under the pinned Node.
// Plain JavaScript without dependencies, so that any Node from 20 on can start it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const [command, ...args] = process.argv.slice(2);

/** The packages the lock file wants for this machine, compared with those npm says it has installed. */
function isInstalled({ dev }) {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(marker, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !path.startsWith('node_modules/') || entry.optional || entry.peer) return true;
    if (entry.dev && !dev) return true;
    return present[path]?.version === entry.version;
  });
}

function install({ dev }) {
  const what = dev
    ? 'Node 26, the compiler, linter and test tools'
    : 'Node 26, the YAML reader and the bundler';
  process.stderr.write(
    `plimsoll: installing ${what} from the npm registry into node_modules (about 20 s, once)\n`,
  );
  const result = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? [] : ['--omit=dev'])],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (result.status !== 0) {
    process.stderr.write('plimsoll: `npm ci` failed; its reason stands above\n');
    process.exit(2);
  }
}

/** True when a source file is newer than the bundle that `prepare` made of it. */
function isStale() {
  const bundle = join(root, 'packages', 'cli', 'dist', 'main.js');
  if (!existsSync(bundle)) return true;
  const made = statSync(bundle).mtimeMs;
  const newest = (folder) =>
    readdirSync(folder, { withFileTypes: true }).some((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return newest(path);
      return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') && statSync(path).mtimeMs > made;
    });
  return ['engine', 'inputs', 'cli'].some((name) => newest(join(root, 'packages', name, 'src')));
}

function pinnedNode() {
  const candidate = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  return existsSync(candidate) ? candidate : process.execPath;
}

function run(program, programArgs, { cwd = root, env = {} } = {}) {
  const result = spawnSync(program, programArgs, {
    cwd,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...env,
      PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
    shell: process.platform === 'win32' && program.endsWith('.cmd'),
  });
  if (result.error) throw result.error;
  return result.signal ? 130 : (result.status ?? 2);
}

function scan() {
  if (!isInstalled({ dev: false })) install({ dev: false });
  if (isStale()) {
    const built = run(pinnedNode(), [join(root, 'tools', 'build.mjs')]);
    if (built !== 0) return 2;
  }
  const plimsoll = join(root, 'packages', 'cli', 'bin', 'plimsoll.js');
  const called = process.env.INIT_CWD ?? process.cwd();
  const env = { PLIMSOLL_USUAL_PATH: join(root, 'examples', 'harbor') };
  return run(pinnedNode(), [plimsoll, 'scan', ...args], { cwd: called, env });
}

function test() {
  if (!isInstalled({ dev: true })) install({ dev: true });
  if (isStale() && run(pinnedNode(), [join(root, 'tools', 'build.mjs')]) !== 0) return 2;
  return run(pinnedNode(), [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args]);
}

/** @type {[string, string[]][]} */
const checks = [
  ['generated files are up to date', ['--conditions=source', 'tools/generate.ts', '--check']],
  ['format', ['node_modules/oxfmt/bin/oxfmt', '--check', 'packages', 'tools', 'bench', 'conformance']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', 'packages', 'tools', 'bench', 'conformance']],
  ['types', ['node_modules/typescript/bin/tsc', '-b']],
  ['dead code', ['node_modules/knip/bin/knip.js']],
];

function check() {
  if (!isInstalled({ dev: true })) install({ dev: true });
  for (const [what, program] of checks) {
    process.stderr.write(`check: ${what}\n`);
    if (run(pinnedNode(), program) !== 0) {
      process.stderr.write(`check: failed: ${what}\n`);
      return 1;
    }
  }
  return 0;
}

const commands = { scan, test, check };
if (!Object.hasOwn(commands, command)) {
  process.stderr.write('usage: node tools/setup.mjs scan|test|check [ARGS]\n');
  process.exit(2);
}
process.exitCode = commands[command]();
