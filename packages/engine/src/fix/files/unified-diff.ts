import type { Span } from '../../parse/document.ts';
import type { TextEdit } from './text-edit.ts';

/** A file before and after; `undefined` before it is made. */
export interface ChangedText {
  readonly uri: string;
  readonly before: string | undefined;
  readonly after: string;
  /** What was replaced, in order; not looked at where the file is new. */
  readonly edits: readonly TextEdit[];
}

/** Lines that are replaced by others, counted from 0. */
interface Block {
  readonly start: number;
  readonly old: readonly string[];
  readonly new: readonly string[];
}

const context = 3;

/** A unified diff of changed files that `git apply` and `patch -p1` take; line ends stay as they are. */
export function unifiedDiff(files: readonly ChangedText[]): string {
  return files.map(fileDiff).join('');
}

/** A part of a file that is shown by itself. */
export interface ShownPart {
  /** How many lines of the file stand before it. */
  readonly firstLine: number;
  /** Whether a line, given by its offsets in the part, must not be shown around what is changed. */
  readonly isHidden: (line: Span) => boolean;
}

/** The hunks of a unified diff of one part of a file, without the lines that name the file. */
export function hunksText(
  part: string,
  edits: readonly TextEdit[],
  { firstLine, isHidden }: ShownPart,
): string {
  const old = linesOf(part);
  const starts = startsOf(old);
  const isHiddenAt = (line: number): boolean => {
    const start = starts[line] ?? 0;
    return isHidden({ start, end: start + (old[line]?.length ?? 0) });
  };
  return hunkTexts(hunksOf(blocksOf(part, old, edits), isHiddenAt), old, { firstLine, isHiddenAt }).join('');
}

interface Shown {
  readonly firstLine: number;
  readonly isHiddenAt: (line: number) => boolean;
}

const everything: Shown = { firstLine: 0, isHiddenAt: () => false };

function hunkTexts(
  hunks: readonly (readonly Block[])[],
  old: readonly string[],
  shown: Shown,
): readonly string[] {
  let shift = 0;
  return hunks.map((blocks) => {
    const text = hunkText(blocks, old, shift, shown);
    for (const block of blocks) shift += block.new.length - block.old.length;
    return text;
  });
}

function fileDiff({ uri, before, after, edits }: ChangedText): string {
  const [from, to] = [quoted(`a/${uri}`), quoted(`b/${uri}`)];
  const head = `diff --git ${from} ${to}\n`;
  if (before === undefined) {
    const added = linesOf(after);
    const range =
      added.length === 0 ? '' : `--- /dev/null\n+++ ${named(to)}\n@@ -0,0 +1,${added.length} @@\n`;
    return `${head}new file mode 100644\n${range}${added.map((line) => shown('+', line)).join('')}`;
  }
  const old = linesOf(before);
  const hunks = hunksOf(blocksOf(before, old, edits), everything.isHiddenAt);
  if (hunks.length === 0) return '';
  const texts = hunkTexts(hunks, old, everything);
  return `${head}--- ${named(from)}\n+++ ${named(to)}\n${texts.join('')}`;
}

/** The lines that edits touch, without those that they leave as they are. */
function blocksOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): readonly Block[] {
  const starts = startsOf(lines);
  const groups: { first: number; last: number; readonly edits: TextEdit[] }[] = [];
  let line = 0;
  for (const edit of edits) {
    while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= edit.start) line++;
    let last = line;
    // With the line behind: it moves up where the end of a line is removed.
    while (last + 1 < starts.length && (starts[last + 1] ?? 0) <= edit.end) last++;
    const open = groups.at(-1);
    if (open !== undefined && line <= open.last) {
      open.last = Math.max(open.last, last);
      open.edits.push(edit);
    } else groups.push({ first: line, last, edits: [edit] });
  }
  return groups.flatMap(({ first, last, edits: some }) => {
    const from = starts[first] ?? 0;
    const to = starts[last + 1] ?? text.length;
    return trimmed(first, linesOf(text.slice(from, to)), linesOf(replaced(text, from, to, some)));
  });
}

function replaced(text: string, from: number, to: number, edits: readonly TextEdit[]): string {
  let result = '';
  let at = from;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.new;
    at = edit.end;
  }
  return result + text.slice(at, to);
}

/** The lines that differ, without those at both ends and between that stay. */
function trimmed(start: number, old: readonly string[], now: readonly string[]): readonly Block[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const shorter = Math.min(old.length, now.length) - head;
  while (tail < shorter && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const block = {
    start: start + head,
    old: old.slice(head, old.length - tail),
    new: now.slice(head, now.length - tail),
  };
  if (block.old.length === 0 && block.new.length === 0) return [];
  return splitAtSame(block);
}

/** A block in two where the first of its old lines that is told from all others stands among the new ones too. */
function splitAtSame(block: Block): readonly Block[] {
  const { start, old, new: now } = block;
  if (old.length + now.length > mostLinesCompared) return [block];
  const at = old.findIndex((line) => isOnce(line, old) && isOnce(line, now));
  if (at < 0) return [block];
  const met = now.indexOf(old[at] ?? '');
  return [
    ...trimmed(start, old.slice(0, at), now.slice(0, met)),
    ...trimmed(start + at + 1, old.slice(at + 1), now.slice(met + 1)),
  ];
}

/** Comparing takes the square of their number. */
const mostLinesCompared = 1000;

function isOnce(line: string, lines: readonly string[]): boolean {
  const first = lines.indexOf(line);
  return first >= 0 && lines.indexOf(line, first + 1) < 0;
}

/** Blocks whose context meets stand in one hunk, unless something between them is hidden. */
function hunksOf(blocks: readonly Block[], isHiddenAt: Shown['isHiddenAt']): readonly (readonly Block[])[] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1)?.at(-1);
    const end = last === undefined ? -Infinity : last.start + last.old.length;
    const isNear = block.start - end <= 2 * context;
    if (isNear && !rangeOf(end, block.start).some(isHiddenAt)) hunks.at(-1)?.push(block);
    else hunks.push([block]);
  }
  return hunks;
}

function rangeOf(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** `shift` is how many lines the hunks before have added. */
function hunkText(
  blocks: readonly Block[],
  lines: readonly string[],
  shift: number,
  { firstLine, isHiddenAt }: Shown,
): string {
  const first = blocks[0]?.start ?? 0;
  const least = Math.max(0, first - context);
  const start = (rangeOf(least, first).findLast(isHiddenAt) ?? least - 1) + 1;
  const body: string[] = [];
  let at = start;
  let added = 0;
  for (const block of blocks) {
    for (const line of lines.slice(at, block.start)) body.push(shown(' ', line));
    for (const line of block.old) body.push(shown('-', line));
    for (const line of block.new) body.push(shown('+', line));
    added += block.new.length - block.old.length;
    at = block.start + block.old.length;
  }
  const most = Math.min(lines.length, at + context);
  const end = rangeOf(at, most).find(isHiddenAt) ?? most;
  for (const line of lines.slice(at, end)) body.push(shown(' ', line));
  const length = end - start;
  const from = start + firstLine;
  return `@@ -${range(from, length)} +${range(from + shift, length + added)} @@\n${body.join('')}`;
}

/** Counted from 1; a range without lines is named by the line before it. */
function range(start: number, length: number): string {
  return `${length === 0 ? start : start + 1},${length}`;
}

/** A line as a diff shows it; one without an end says so. */
function shown(mark: ' ' | '-' | '+', line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

/** The lines of a text, each with its end. */
function linesOf(text: string): readonly string[] {
  const lines = [];
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const next = end === -1 ? text.length : end + 1;
    lines.push(text.slice(start, next));
    start = next;
  }
  return lines;
}

function startsOf(lines: readonly string[]): readonly number[] {
  const starts = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
  }
  return starts;
}

/** A name as git writes it: in quotes where it holds what ends a name or a line. */
function quoted(name: string): string {
  if (!/["\\\p{Cc}]/u.test(name)) return name;
  const escaped = name.replace(/["\\]|\p{Cc}/gu, (one) => escapes.get(one) ?? octal(one));
  return `"${escaped}"`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\r', '\\r'],
]);

function octal(character: string): string {
  return `\\${(character.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`;
}

/** A name on a line of its own: `patch` takes a blank for its end unless a tab follows. */
function named(name: string): string {
  return name.includes(' ') ? `${name}\t` : name;
}
