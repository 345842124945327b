import { placedDocuments, resourcesOf, type Location } from '@plimsoll/engine';

import { pairDocuments } from './pair-documents.ts';
import type { RenderedDocument } from './rendered-documents.ts';

/** The name of a namespace that no chart has: what a rendering shows of it comes from the release alone. */
export const namespaceMark = 'qz0zq';

/** What Helm puts in place of the namespace of a release where nobody names one. */
const assumed = 'default';

/** Whether some object is in a namespace that may only be assumed; says too much rather than too little. */
export function mayAssumeNamespaces(documents: readonly RenderedDocument[]): boolean {
  return documents.some(({ lines }) =>
    lines.some((line) => /namespace["']?\s*:\s*["']?default\b/u.test(line)),
  );
}

/**
 * Documents whose objects are in no namespace where only Helm's word for the release's one stands, as `elsewhere`, a
 * rendering for the marked namespace, shows. Blanks take its place, so that all else stays where it is.
 */
export function withoutAssumedNamespaces(
  documents: readonly RenderedDocument[],
  elsewhere: readonly RenderedDocument[],
): readonly RenderedDocument[] {
  const pairs = pairDocuments(documents, elsewhere);
  return documents.map((document, index) => {
    const other = elsewhere[pairs[index] ?? -1];
    if (other === undefined || !mayAssumeNamespaces([document])) return document;
    const marked = new Map(namespacesIn(other).map(({ at, namespace }) => [at, namespace]));
    const judged = [...document.lines];
    for (const { at, namespace, place } of namespacesIn(document)) {
      if (namespace !== assumed || marked.get(at) !== namespaceMark || place.line !== place.endLine) continue;
      judged[place.line - 1] = blanked(judged[place.line - 1] ?? '', place);
    }
    return { ...document, judged };
  });
}

interface NamespacedObject {
  /** Pointer of the object in the document. */
  readonly at: string;
  readonly namespace: string | undefined;
  readonly place: Location;
}

function namespacesIn({ lines }: RenderedDocument): readonly NamespacedObject[] {
  const { documents } = placedDocuments({ uri: '', text: lines.join('\n') });
  return documents.flatMap(({ value, locate }) =>
    resourcesOf(value, '').map(({ at, metadata }) => ({
      at,
      namespace: metadata?.string('namespace'),
      place: locate(`${at}/metadata/namespace`),
    })),
  );
}

/** A line in which one field gives way to blanks, within braces together with a comma that would be left over. */
function blanked(line: string, { column, endColumn }: Location): string {
  const before = line.slice(0, column - 1);
  const after = line.slice(endColumn - 1);
  const gap = ' '.repeat(endColumn - column);
  const comma = /,\s*$/u.exec(before);
  if (comma !== null) return `${before.slice(0, comma.index)} ${before.slice(comma.index + 1)}${gap}${after}`;
  const isWithin = /\{\s*$/u.test(before);
  return before + gap + (isWithin ? after.replace(/^(\s*),/u, '$1 ') : after);
}
