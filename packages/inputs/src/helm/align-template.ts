import { commonLines } from './common-lines.ts';
import type { DocumentOrigins, LineOrigin } from './line-origins.ts';
import { templateParts } from './template-parts.ts';

/**
 * The origins of a document's lines by what the lines of its template look like: the longest sequence of template lines
 * that could have printed them. For templates whose marks disturb the rendering, and for files that are no templates.
 */
export function alignTemplate(file: string, template: string, lines: readonly string[]): DocumentOrigins {
  const written = skeletonLines(template);
  const pairs = commonLines(lines, written, (line, skeleton) => couldPrint(skeleton, line));
  const origins: (LineOrigin | undefined)[] = lines.map(() => undefined);
  for (const [at, line] of pairs) origins[at] = { file, line: line + 1, includedAt: undefined };
  return carriedOn(origins);
}

/** Stands in a template line for an action. */
const gap = '\0';

function skeletonLines(template: string): readonly string[] {
  const text = templateParts(template)
    .map((part) => {
      const raw = template.slice(part.start, part.end);
      return part.kind === 'text' ? raw : gap + '\n'.repeat(raw.split('\n').length - 1);
    })
    .join('');
  return text.split(/\r?\n/u).map((line) => line.trim());
}

/** Whether the pieces of a template line stand in a rendered line in their order; lines that are all action say nothing. */
function couldPrint(skeleton: string, line: string): boolean {
  const text = line.trim();
  if (text === '') return false;
  const pieces = skeleton.split(gap);
  const [first = ''] = pieces;
  if (pieces.length === 1) return first === text;
  const last = pieces.at(-1) ?? '';
  if (pieces.join('').trim().length < 2) return false;
  if (!text.startsWith(first.trimEnd()) || !text.endsWith(last.trimStart())) return false;
  let from = first.trimEnd().length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece.trim(), from);
    if (found < 0) return false;
    from = found + piece.trim().length;
  }
  return from <= text.length - last.trimStart().length;
}

/** A line that nothing could have printed follows the one before it. */
function carriedOn(origins: readonly (LineOrigin | undefined)[]): DocumentOrigins {
  const first = origins.find((origin) => origin !== undefined);
  if (first === undefined) return undefined;
  const result = [...origins];
  let before = first;
  for (const [at, origin] of result.entries()) {
    before = origin ?? before;
    result[at] = before;
  }
  return result;
}
