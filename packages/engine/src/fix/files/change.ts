import { exactly } from '../../model/exactly.ts';
import type { Edit } from '../../checks/check.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { TextEdit } from './text-edit.ts';

/** What is changed in one file. */
export type Change = FieldsChange | TextChange | NewFile | MergePatch | JsonPatch | Entry;

/** Fields of one of its documents, or of a document in a text that stands in one. */
export interface FieldsChange {
  readonly kind: 'fields';
  readonly uri: string;
  /** Which document of the file, counted from 0. */
  readonly document: number;
  /** The text in that document in which the fields are: its pointer, and which document of it. */
  readonly within?: { readonly at: string; readonly document: number };
  readonly edits: readonly Edit[];
}

/** A stretch of its text. */
export interface TextChange {
  readonly kind: 'text';
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}

/** The file is new. */
export interface NewFile {
  readonly kind: 'file';
  readonly uri: string;
  readonly text: string;
}

/** Fields that a strategic merge patch has to hold; the file is made where it is not there, and holds those of all causes. */
export interface MergePatch {
  readonly kind: 'merge-patch';
  readonly uri: string;
  /** What the patch says of the object that it is for: its kind and name. */
  readonly header: JsonObject;
  readonly fields: readonly PatchField[];
}

/** A field of a patch: the way to it, and what it becomes; `null` takes it away. */
export interface PatchField {
  readonly way: readonly PatchStep[];
  readonly value: JsonValue;
}

/**
 * The key of a map, or what an item of a list is recognised by, and what by those before it: a patch that names an item and not those
 * before it would move it to the front.
 */
export type PatchStep =
  | string
  | { readonly key: string; readonly value: JsonValue; readonly behind: readonly JsonValue[] };

/** Edits of an object that a JSON patch (RFC 6902) has to make; the file is made where it is not there, and holds those of all causes. */
export interface JsonPatch {
  readonly kind: 'json-patch';
  readonly uri: string;
  /** The maps and lists around what is set are there. */
  readonly edits: readonly Edit[];
}

/** What a list of a file's first document has to name; the list is made where there is none. It is nothing by itself. */
export interface Entry {
  readonly kind: 'entry';
  readonly uri: string;
  /** Pointer of the list. */
  readonly list: string;
  readonly item: JsonValue;
}

/** What a change is recognised by, one key for each thing it does: those that have one in common are one cause. */
export function keysOf(change: Change): readonly string[] {
  const { uri } = change;
  switch (change.kind) {
    case 'fields': {
      const { document, within } = change;
      return change.edits.map((edit) => exactly([uri, document, within ?? null, edit]));
    }
    case 'text':
    case 'json-patch':
      return change.edits.map((edit) => exactly([uri, edit]));
    case 'merge-patch':
      return change.fields.map((field) => exactly([uri, field]));
    case 'file':
      return [exactly([uri])];
    case 'entry':
      return [];
  }
}

/** What tells a change from all others. */
export function identityOf(change: Change): string {
  return change.kind === 'entry' ? exactly(change) : keysOf(change).join('\n');
}
