import { commonLines } from './common-lines.ts';
import { marksIn, withoutMarks, type Marks, type TemplateLine } from './mark-template.ts';
import { pairDocuments } from './pair-documents.ts';
import type { RenderedDocument } from './rendered-documents.ts';

/** Where a rendered line is written: the line of the template, and the one that includes it where it is a named one. */
export interface LineOrigin {
  readonly file: string;
  readonly line: number;
  readonly includedAt: { readonly file: string; readonly line: number } | undefined;
}

/** The origins of the lines of one document; `undefined` for a document that the marks say nothing about. */
export type DocumentOrigins = readonly (LineOrigin | undefined)[] | undefined;

/** Reads the origins of lines from a rendering of the marked chart, as far as it is the plain rendering but for the marks. */
export function lineOrigins(
  plain: readonly RenderedDocument[],
  marked: readonly RenderedDocument[],
  marks: Marks,
): readonly DocumentOrigins[] {
  const stripped = marked
    .map(({ template, lines }) => ({
      template,
      raw: lines,
      lines: lines.map((line) => withoutMarks(line, marks)),
    }))
    .filter(({ lines }) => lines.some((line) => line.trim() !== ''));
  const pairs = pairDocuments(plain, stripped);
  return plain.map((document, index) => {
    const other = stripped[pairs[index] ?? -1];
    if (other === undefined) return undefined;
    const matched = commonLines(document.lines, other.lines);
    // Of two renderings of one chart some values may differ, such as random ones, but hardly half of the lines.
    if (matched.length * 2 < document.lines.length) return undefined;
    const isAligned = other.lines.length === document.lines.length;
    const pairsOfLines = isAligned ? document.lines.map((_, at) => [at, at] as const) : matched;
    const origins: (LineOrigin | undefined)[] = document.lines.map(() => undefined);
    for (const [at, opposite] of pairsOfLines) {
      origins[at] = originOf(marksIn(other.raw[opposite] ?? '', marks));
    }
    return filled(origins);
  });
}

function originOf(places: readonly TemplateLine[]): LineOrigin | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  const includedAt = first.isNamed ? places.find(({ isNamed }) => !isNamed) : undefined;
  return { file: first.file, line: first.line, includedAt };
}

/** A line without a mark was printed by what the next mark ends. */
function filled(origins: readonly (LineOrigin | undefined)[]): DocumentOrigins {
  const last = origins.findLast((origin) => origin !== undefined);
  if (last === undefined) return undefined;
  const result = [...origins];
  let next = last;
  for (let at = result.length - 1; at >= 0; at--) {
    next = result[at] ?? next;
    result[at] = next;
  }
  return result;
}
