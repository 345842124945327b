import type { Change, Edit, JsonObject, Origin, Source } from '@plimsoll/engine';
import type { InputProblem } from '../input-problem.ts';
import type { SourceFile } from '../read-source.ts';

/** A manifest that a tool made of a chart or an overlay; its uri is its own, also where files have several variants. */
export interface RenderedSource {
  readonly source: Source;
  readonly origin: Origin;
  /** What is applied together with it, and with no other unit: one overlay, or one chart with one set of values. */
  readonly unit?: string;
  /** Where edits of it can be made, if anything is known of that. */
  readonly place?: Place;
  /** How a new object beside one of its own comes to be rendered; without it a file in the folder of the source is. */
  readonly adopt?: Adopt;
  /** The folder of the kustomization that it was built from, as its uri is told. */
  readonly overlay?: string;
}

/**
 * The ways to make edits of one rendered document in the files that it was made of, the best first; none where nothing is known.
 * Each is a guess until rendering the changed files shows that it makes just these edits. Documents are counted from 0.
 */
export type Place = (document: number, edits: readonly Edit[]) => readonly (readonly Change[])[];

/**
 * The ways to have a new object rendered beside a document, the best first: a file, and what has to name it. The object is given as
 * it is to be rendered. Documents are counted from 0.
 */
export type Adopt = (document: number, resource: JsonObject) => readonly (readonly Change[])[];

/** Texts that stand in place of what files hold, by their absolute paths; some of the files may not be there yet. */
export type ChangedTexts = ReadonlyMap<string, string>;

/** What is read as it stands, and what was rendered in place of the rest. */
export interface Rendering {
  readonly files: readonly SourceFile[];
  readonly rendered: readonly RenderedSource[];
  readonly problems: readonly InputProblem[];
}

/** Takes the files of its kind out of those that were found and renders them; never throws for what is in them. */
export type Renderer<Options> = (files: readonly SourceFile[], options: Options) => Promise<Rendering>;
