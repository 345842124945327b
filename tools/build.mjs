// Bundles the workspaces into the JavaScript that `plimsoll` runs: packages/cli/dist/{main,worker}.js and their chunks.
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'packages', 'cli', 'src');
const out = join(root, 'packages', 'cli', 'dist');

for (const stale of ['main.js', 'worker.js', 'chunks'])
  rmSync(join(out, stale), { recursive: true, force: true });
await build({
  input: { main: join(source, 'main.ts'), worker: join(source, 'worker.ts') },
  platform: 'node',
  tsconfig: false,
  logLevel: 'warn',
  resolve: { conditionNames: ['source', 'node', 'import'] },
  output: { dir: out, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
});
