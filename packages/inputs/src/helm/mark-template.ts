import { templateParts, type TemplateAction, type TemplatePart } from './template-parts.ts';

/** A line of a template. */
export interface TemplateLine {
  /** Its path in the chart. */
  readonly file: string;
  readonly line: number;
  /** Whether it stands in a named template, which others include. */
  readonly isNamed: boolean;
}

/** The marks that were given out; the number of a mark is its position. */
export interface Marks {
  /** What stands around the number; no template holds it. */
  readonly letter: string;
  readonly places: TemplateLine[];
}

/** The mark of a line: a comment wherever it stands at the end of a line of YAML. */
function markText(marks: Marks, place: TemplateLine): string {
  marks.places.push(place);
  return ` #~${marks.letter}${marks.places.length - 1}~`;
}

/** The lines that the marks in a rendered line name, in their order. */
export function marksIn(line: string, { letter, places }: Marks): readonly TemplateLine[] {
  return [...line.matchAll(new RegExp(` #~${letter}(\\d+)~`, 'gu'))].flatMap(
    ([, number]) => places[Number(number)] ?? [],
  );
}

/** A rendered line as it would be without marks. */
export function withoutMarks(line: string, { letter }: Marks): string {
  return line.includes(' #~') ? line.replaceAll(new RegExp(` #~${letter}\\d+~`, 'gu'), '') : line;
}

interface Insertion {
  readonly at: number;
  /** How many characters give way. */
  readonly replaced: number;
  readonly text: string;
}

/**
 * A template in which every line that prints something ends in a mark, and so does every line that an action prints where
 * it includes or converts. Named templates that make values instead of lines stay as they are: their text goes through
 * functions that a mark would disturb. With `withNamed` false all named templates do.
 */
export function markTemplate(
  file: string,
  text: string,
  marks: Marks,
  { withNamed }: { readonly withNamed: boolean },
): string {
  const parts = templateParts(text);
  const named = namedRegions(parts, text);
  const lineAt = lineCounter(text);
  const insertions: Insertion[] = [];
  // The line on which what ends with the next line break began to print, since an action may go over several.
  let printsFrom: number | undefined;
  let before: TemplateAction | undefined;
  for (const part of parts) {
    const region = named.find(({ start, end }) => start <= part.start && part.start < end);
    const isOpen = region === undefined || (withNamed && region.isOfLines);
    const mark = (line: number): string => markText(marks, { file, line, isNamed: region !== undefined });
    if (part.kind === 'action') {
      const line = lineAt(part.start);
      if (isPrinting(part.body)) printsFrom ??= line;
      if (isOpen) insertions.push(...wrapped(part, () => mark(line)));
      before = part;
      continue;
    }
    for (let from = part.start; from < part.end;) {
      const newline = text.indexOf('\n', from);
      const end = newline < 0 || newline >= part.end ? part.end : newline;
      const isBlank = text.slice(from, end).trim() === '';
      if (!isBlank) printsFrom ??= lineAt(end);
      const isTrimmed = isBlank && from === part.start && before?.trimsRight === true;
      const endsLine = end < part.end || end === text.length;
      if (endsLine && printsFrom !== undefined && isOpen && !isTrimmed && !isBoundary(text, end)) {
        insertions.push({ at: text[end - 1] === '\r' ? end - 1 : end, replaced: 0, text: mark(printsFrom) });
      }
      if (end < part.end) printsFrom = undefined;
      from = end + 1;
    }
    before = undefined;
  }
  return inserted(text, insertions);
}

/** Helm takes a line of three dashes for the end of a document and drops it together with what a mark would add. */
function isBoundary(text: string, end: number): boolean {
  return text.slice(text.lastIndexOf('\n', end - 1) + 1, end).startsWith('---');
}

/** An action that may print several lines, with a mark at the end of each but the last. */
function wrapped(action: TemplateAction, mark: () => string): readonly Insertion[] {
  const { body, bodyStart, bodyEnd } = action;
  const inclusion = /^template(?=\s+(?:"[^"]*"|`[^`]*`)\s+\S)/u.exec(body);
  const printsLines = /\b(?:include|tpl|toYaml|indent|nindent|toToml|toJson)\b|\.Files\b/u.test(body);
  if (inclusion === null && (!printsLines || !isPrinting(body))) return [];
  const replacement = { at: bodyStart, replaced: 'template'.length, text: 'include' };
  const marked = { at: bodyEnd, replaced: 0, text: ` | toString | replace "\\n" "${mark()}\\n"` };
  return inclusion === null ? [marked] : [replacement, marked];
}

/** Whether an action puts anything into the output by itself. */
export function isPrinting(body: string): boolean {
  return !/^(?:(?:if|else|end|range|with|define|block|break|continue)\b|\/\*|\$\w*(?:\s*,\s*\$\w+)?\s*:?=(?!=))/u.test(
    body,
  );
}

interface NamedRegion {
  readonly start: number;
  readonly end: number;
  /** Whether it prints lines of YAML, and not a value. */
  readonly isOfLines: boolean;
}

/** The bodies of named templates, which cannot be nested. */
function namedRegions(parts: readonly TemplatePart[], text: string): readonly NamedRegion[] {
  const regions: NamedRegion[] = [];
  const open: { readonly isNamed: boolean; readonly start: number }[] = [];
  for (const part of parts) {
    if (part.kind === 'text') continue;
    if (/^(?:if|range|with|define|block)\b/u.test(part.body)) {
      open.push({ isNamed: /^define\b/u.test(part.body), start: part.end });
    } else if (/^end\b/u.test(part.body)) {
      const closed = open.pop();
      if (closed?.isNamed !== true) continue;
      const { start } = closed;
      regions.push({ start, end: part.start, isOfLines: hasYamlLines(parts, text, start, part.start) });
    }
  }
  return regions;
}

function hasYamlLines(parts: readonly TemplatePart[], text: string, start: number, end: number): boolean {
  return parts.some(
    (part) =>
      part.kind === 'text' &&
      part.start >= start &&
      part.end <= end &&
      /^[ \t]*(?:- |["'\w./-]+:(?:[ \t\r]|$))/mu.test(text.slice(part.start, part.end)),
  );
}

/** Counts lines for offsets that only grow. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < offset; at = text.indexOf('\n', counted)) {
      line += 1;
      counted = at + 1;
    }
    return line;
  };
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  let result = '';
  let from = 0;
  for (const { at, replaced, text: more } of insertions) {
    result += text.slice(from, at) + more;
    from = at + replaced;
  }
  return result + text.slice(from);
}
