import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { applyTextEdits, type TextEdit } from './text-edit.ts';
import { unifiedDiff, type ChangedText } from './unified-diff.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = fc.array(fc.constantFrom('a: 1\n', 'b:\n', '  - x\n', '\n', 'crlf: 1\r\n'), { maxLength: 30 });
const text = fc.tuple(lines, fc.constantFrom('', 'no end')).map(([some, end]) => some.join('') + end);
const cuts = fc.array(fc.tuple(fc.nat(120), fc.constantFrom('', 'new\n', 'x', 'y\r\nz\n')), { maxLength: 6 });

const changed = fc.tuple(text, cuts).map(([before, some]) => {
  const edits = editsAt(before, some);
  return { before, edits, after: applyTextEdits(before, edits) };
});

function editsAt(before: string, some: readonly (readonly [number, string])[]): readonly TextEdit[] {
  const places = [...new Set(some.map(([at]) => Math.min(at, before.length)))].toSorted((a, b) => a - b);
  return places.flatMap((start, index) => {
    const end = index % 2 === 0 ? start : Math.min(start + 3, places[index + 1] ?? before.length);
    return [{ start, end, old: before.slice(start, end), new: some[index]?.[1] ?? '' }];
  });
}

describe.each([
  ['git', ['apply', '--unsafe-paths', '--whitespace=nowarn']],
  ['patch', ['-p1', '--binary', '--silent']],
])('`%s`', (program, args) => {
  const isThere = spawnSync(program, ['--version']).status === 0;
  if (!isThere) process.stderr.write(`skipped: there is no ${program}\n`);

  test.runIf(isThere)('makes of the old files the new ones', () => {
    let run = 0;
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 8 }), (some) => {
        const root = join(folder, program, String(run++));
        const files: ChangedText[] = some.map((one, index) => ({
          uri: `deploy/a folder/${index}.yaml`,
          ...one,
        }));
        for (const { uri, before = '' } of files) {
          mkdirSync(dirname(join(root, uri)), { recursive: true });
          writeFileSync(join(root, uri), before);
        }
        // Neither program takes it for a change to make a file empty or of an empty one.
        const usual = files.filter(({ before, after }) => before !== '' && after !== '');
        const added = { uri: 'new/"quoted".yaml', before: undefined, after: 'a: 1\n', edits: [] };
        execFileSync(program, args, { cwd: root, input: unifiedDiff([...usual, added]) });
        for (const { uri, after } of [...usual, added])
          expect(readFileSync(join(root, uri), 'utf8')).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});

test('what is not changed is not in the diff', () => {
  expect(unifiedDiff([{ uri: 'a.yaml', before: 'a: 1\n', after: 'a: 1\n', edits: [] }])).toBe('');
});
