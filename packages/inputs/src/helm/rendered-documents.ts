/** One document that Helm printed, and the template that it says it comes from. */
export interface RenderedDocument {
  /** As `web/charts/db/templates/set.yaml`. */
  readonly template: string;
  readonly lines: readonly string[];
  /** What is judged in place of the lines, as many of them, where it is not the same. */
  readonly judged?: readonly string[];
}

const sourceComment = '# Source: ';

/** Splits what `helm template` prints. Helm ends a document at every line that begins with `---` and writes its own before the next. */
export function renderedDocuments(text: string): readonly RenderedDocument[] {
  const lines = text.split('\n');
  const documents: { readonly template: string; readonly lines: string[] }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1];
    if (line === '---' && next?.startsWith(sourceComment) === true) {
      documents.push({ template: next.slice(sourceComment.length).trimEnd(), lines: [] });
      at += 1;
    } else documents.at(-1)?.lines.push(line);
  }
  return documents
    .map(({ template, lines }) => ({ template, lines: withoutBlankEnd(lines) }))
    .filter(({ lines }) => lines.length > 0);
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}
