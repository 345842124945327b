import { placedDocuments, type Location, type PlacedDocument } from '@plimsoll/engine';

import { isInputProblem } from '../input-problem.ts';
import { readSource } from '../read-source.ts';
import { uriOf } from '../uri.ts';
import type { Kustomization } from './kustomization.ts';

/** A document of a file that a kustomization names, or of a text that is written in it. */
export interface Part extends Pick<PlacedDocument, 'value'> {
  /** Total, as `locate` of a document of a file is. */
  readonly locate: (pointer: string) => WrittenPlace;
}

/** A location, and more precisely where that is; where nothing more is said it is in the first document of its file. */
export interface WrittenPlace extends Location {
  /** Which document of the file, counted from 0. */
  readonly document?: number;
  /** The place in the text at the pointer, where a text is written there that is a manifest or patch by itself. */
  readonly inner?: { readonly document: number; readonly pointer: string };
}

/** Reads the files of a build, each once. */
export type ReadParts = (path: string) => readonly Part[];

/** Makes a reader whose uris are relative to a folder. What cannot be read holds nothing: the build itself says so. */
export function partReader(cwd: string): ReadParts {
  const known = new Map<string, readonly Part[]>();
  return (path) => {
    const read = known.get(path);
    if (read !== undefined) return read;
    const source = readSource({ path, uri: uriOf(cwd, path) });
    const documents = isInputProblem(source) ? [] : placedDocuments(source).documents;
    const parts = documents.map(({ value, locate }, document) => ({
      value,
      locate: (pointer: string) => ({ ...locate(pointer), document }),
    }));
    known.set(path, parts);
    return parts;
  };
}

/** The documents of a text that stands as a value in a kustomization, at the lines of its file. */
export function inlineParts(text: string, at: string, kustomization: Kustomization): readonly Part[] {
  const { uri, document, lines } = kustomization;
  const { documents } = placedDocuments({ uri, text });
  const first = document.valueStart(at).line;
  const inner = text.split(/\r\n|\n|\r/u);
  return documents.map(({ value, locate }, index) => ({
    value,
    locate: (pointer) => {
      const place = locate(pointer);
      const around: WrittenPlace = document.locate(at);
      const shown = lineInBlock(place, { first, inner, lines });
      return { ...around, ...shown, inner: { document: index, pointer: place.pointer } };
    },
  }));

  function lineInBlock(place: Location, block: Block): Location | undefined {
    const written = block.inner[place.line - 1];
    const line = block.first + place.line;
    const found = block.lines[line - 1];
    // Of folded and quoted texts the lines are others than those of the file.
    if (written === undefined || found === undefined || !found.endsWith(written)) return undefined;
    const indent = found.length - written.length;
    return {
      uri,
      line,
      column: place.column + indent,
      endLine: block.first + place.endLine,
      endColumn: place.endColumn + (place.endColumn > 1 ? indent : 0),
      pointer: at,
    };
  }
}

interface Block {
  /** The line with the mark of the block, above its text. */
  readonly first: number;
  readonly inner: readonly string[];
  readonly lines: readonly string[];
}
