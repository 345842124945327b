// Bundles the workspaces into the JavaScript that `plimsoll` runs: packages/cli/dist/{main,worker}.js and their chunks.
import { renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'packages', 'cli', 'src');
const out = join(root, 'packages', 'cli', 'dist');
const made = join(out, 'new');

await build({
  input: { main: join(source, 'main.ts'), worker: join(source, 'worker.ts') },
  platform: 'node',
  tsconfig: false,
  logLevel: 'warn',
  resolve: { conditionNames: ['source', 'node', 'import'] },
  output: {
    dir: made,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});

// Only now does the new bundle take the place of the old one: a failed build leaves a working program.
for (const part of ['main.js', 'worker.js', 'chunks']) {
  rmSync(join(out, part), { recursive: true, force: true });
  renameSync(join(made, part), join(out, part));
}
rmSync(made, { recursive: true });
