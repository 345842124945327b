import { knownCredentialIn } from '../../checks/secrets/known-credential.ts';
import { resourcesOf } from '../../model/resource.ts';
import type { ParsedDocument, Span } from '../../parse/document.ts';
import type { TextEdit } from '../files/text-edit.ts';

/** What of a document must not be shown, since a report is often a build log that many may read. */
export interface Confidential {
  /** Whether some of it stands in a line, given by its offsets. */
  readonly isInLine: (line: Span) => boolean;
  /** Whether edits take it away, move it, or stand in a line with it. */
  readonly isTouchedBy: (edits: readonly TextEdit[]) => boolean;
}

/** Finds what may be a secret: what stands at some pointers, the values of Secrets, and what is a credential by its form. */
export function confidentialIn(
  text: string,
  document: ParsedDocument,
  secretsAt: readonly string[],
): Confidential {
  const spans = secretSpans(document, secretsAt);
  const values = spans.map(({ start, end }) => text.slice(start, end).trim());
  const isInLine = ({ start, end }: Span): boolean =>
    spans.some((span) => span.start < end && start < span.end) ||
    knownCredentialIn(text.slice(start, end)) !== undefined;
  return {
    isInLine,
    isTouchedBy: (edits) =>
      edits.some(
        ({ start, end, new: made }) =>
          isInLine(wholeLines(text, start, end)) ||
          knownCredentialIn(made) !== undefined ||
          values.some((value) => value.length >= shortestSecret && made.includes(value)),
      ),
  };
}

/** A shorter value stands in many texts by chance. */
const shortestSecret = 4;

function secretSpans(document: ParsedDocument, secretsAt: readonly string[]): readonly Span[] {
  const held = resourcesOf(document.value, '').filter(({ kind }) => kind === 'Secret');
  const pointers = [...secretsAt, ...held.flatMap(({ at }) => secretFields.map((field) => at + field))];
  return pointers.flatMap((pointer) => {
    const place = document.place(pointer);
    return place.pointer === pointer ? [place.value] : [];
  });
}

const secretFields: readonly string[] = [
  '/data',
  '/stringData',
  '/binaryData',
  '/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration',
];

/** The lines that a stretch stands in, from the first to the last. */
function wholeLines(text: string, start: number, end: number): Span {
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  // What ends behind a line break leaves the next line as it is.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const to = start === end && start === from ? start : text.indexOf('\n', last);
  return { start: from, end: to === -1 ? text.length : to };
}
