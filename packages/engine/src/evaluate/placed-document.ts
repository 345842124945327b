import type { JsonValue } from '../model/json.ts';
import type { Location } from '../model/location.ts';
import type { Source } from '../parse/document.ts';
import { lineTable } from '../parse/line-table.ts';
import { parseSource } from '../parse/parse-source.ts';
import type { Problem } from './finding.ts';
import { makeLocator, parseProblemAt } from './locate.ts';

/** A document as Kubernetes' own reader takes it, with the place of everything in it; it need not be a resource. */
export interface PlacedDocument {
  readonly value: JsonValue;
  /** Total: a pointer that leads nowhere gives its deepest existing ancestor, at last the document itself. */
  readonly locate: (pointer: string) => Location;
  /** Where the text of a node's value begins, counted as `locate` counts: after the key of a map's member. */
  readonly valueStart: (pointer: string) => { readonly line: number; readonly column: number };
}

/** What a source holds. */
export interface PlacedSource {
  readonly documents: readonly PlacedDocument[];
  readonly problems: readonly Problem[];
  /** How many documents are Go or Jinja templates and no YAML. */
  readonly templates: number;
}

/** Reads the documents of a source for those who look for more in it than resources. */
export function placedDocuments(source: Source): PlacedSource {
  const { documents, problems, templates } = parseSource(source);
  const lines = lineTable(source.text);
  return {
    documents: documents.map((document) => ({
      value: document.value,
      locate: makeLocator(document, lines, source.uri).locate,
      valueStart: (pointer) => lines.positionOf(document.place(pointer).value.start),
    })),
    problems: problems.map((problem) => parseProblemAt(problem, source.uri, lines)),
    templates,
  };
}
