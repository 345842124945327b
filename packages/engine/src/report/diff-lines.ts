import { visible } from './visible.ts';

/** The lines of a diff, each harmless to show; of a long line only what is around the change. */
export function diffLines(diff: string): readonly string[] {
  const lines = diff.replace(/\r?\n$/u, '').split(/\r?\n/u);
  return lines.map((line, index) => {
    if (line.length <= widest) return shown(line);
    const other = line.startsWith('-') ? lines[index + 1] : lines[index - 1];
    return shown(cut(line, line.startsWith(' ') ? 1 : firstDifference(line, other ?? '')));
  });
}

/** The most characters of a line. */
const widest = 240;
/** So many of them stand before the change. */
const before = 80;

function cut(line: string, change: number): string {
  const start = Math.max(1, Math.min(change - before, line.length - widest));
  const end = start + widest;
  return `${line.charAt(0)}${start > 1 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
}

function firstDifference(line: string, other: string): number {
  let at = 1;
  while (at < line.length && line[at] === other[at]) at++;
  return at;
}

function shown(line: string): string {
  return line.split('\t').map(visible).join('\t');
}
