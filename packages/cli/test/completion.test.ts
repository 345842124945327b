import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll } from './plimsoll.ts';

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

test.each(['bash', 'zsh', 'fish'])(
  '%s accepts its script',
  { skip: process.platform === 'win32' },
  (shell) => {
    const script = plimsoll(['completion', shell]).stdout;
    expect(script).toContain('plimsoll');
    if (!has(shell)) return;
    const { status, stderr } = spawnSync(shell, ['-n', join(folderWith({ script }), 'script')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  },
);

describe.runIf(process.platform !== 'win32' && has('bash'))('bash completes', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['commands', ['sc'], ['scan']],
    ['options', ['scan', '--fo'], ['--format']],
    ['values', ['scan', '--format', 's'], ['sarif']],
    ['values of short options', ['scan', '-f', 's'], ['sarif']],
    ['values behind an equals sign', ['scan', '--format', '=', 's'], ['sarif']],
    ['ids', ['scan', '--check', 'privileged-c'], ['privileged-container']],
    ['lists of ids', ['scan', '--check', 'a,privileged-c'], ['a,privileged-container']],
    ['several ids', ['explain', 'run-as-root', 'privileged-c'], ['privileged-container']],
    ['paths with spaces', ['scan', 'my '], ['my folder']],
    ['files to write', ['scan', '--output', 'my'], ['my folder']],
    ['no files where a version is meant', ['scan', '--kubernetes-version', ''], []],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
  ])('%s', (_, words, expected) => {
    const script = `${plimsoll(['completion', 'bash']).stdout}
COMP_WORDS=(plimsoll "$@"); COMP_CWORD=$#
_plimsoll
[ "\${#COMPREPLY[@]}" -eq 0 ] || printf '%s\n' "\${COMPREPLY[@]}"`;
    // In a file, because one argument holds no more than 128 KiB on Linux.
    const file = join(folderWith({ script }), 'script');
    const { stdout, stderr } = spawnSync('bash', ['--norc', file, ...words], {
      cwd: folderWith({ 'my folder/a.yaml': '' }),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout.split('\n').slice(0, -1)).toEqual(expected);
  });
});
