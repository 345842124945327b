import { statSync } from 'node:fs';
import { dirname } from 'node:path';

import { isObject, placedDocuments, valueAt, type JsonValue, type PlacedDocument } from '@plimsoll/engine';

import { isInputProblem } from '../input-problem.ts';
import { readSource, type SourceFile } from '../read-source.ts';
import { systemCode } from '../system-error.ts';
import { uriOf } from '../uri.ts';
import type { Member } from './members.ts';
import { referencesIn, type Reference } from './references.ts';

/** One kustomization: its file, and what it names. */
export interface Kustomization {
  /** Absolute path of the folder, without links. */
  readonly folder: string;
  readonly uri: string;
  readonly path: string;
  /** A component is part of what names it and is nothing by itself. */
  readonly isComponent: boolean;
  readonly root: Member;
  readonly document: PlacedDocument;
  readonly references: readonly Reference[];
  /** The lines of the file, to find those of the patches that are written in it. */
  readonly lines: readonly string[];
}

/** The names that Kustomize looks for, in its order. */
export const kustomizationNames: readonly string[] = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/** True for the path of a file that Kustomize would take for a kustomization. */
export function hasKustomizationName(path: string): boolean {
  return kustomizationNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Reads a kustomization. `undefined` for a file of that name that is something else: unreadable, a template, or a custom
 * resource of a tool that builds on Kustomize.
 */
export function readKustomization(file: SourceFile): Kustomization | undefined {
  const source = readSource(file);
  if (isInputProblem(source)) return undefined;
  const { documents, problems, templates } = placedDocuments(source);
  if (problems.length > 0 || templates > 0 || documents.length > 1) return undefined;
  const document = documents[0] ?? emptyDocument(file.uri);
  const root: Member = { value: document.value, at: '' };
  if (isOfOtherTool(root.value)) return undefined;
  const folder = dirname(file.path);
  return {
    folder,
    uri: file.uri,
    path: file.path,
    isComponent: isObject(root.value) && valueAt(root.value, 'kind') === 'Component',
    root,
    document,
    references: referencesIn(root, folder),
    lines: source.text.split(/\r\n|\n|\r/u),
  };
}

/** The kustomization in a folder; `undefined` where there is none that can be read. */
export function kustomizationIn(folder: string, cwd: string): Kustomization | undefined {
  for (const name of kustomizationNames) {
    const path = `${folder}/${name}`;
    if (isFile(path)) return readKustomization({ path, uri: uriOf(cwd, path) });
  }
  return undefined;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (error) {
    systemCode(error);
    return false;
  }
}

function isOfOtherTool(value: JsonValue): boolean {
  if (!isObject(value)) return value !== null;
  const apiVersion = valueAt(value, 'apiVersion');
  return typeof apiVersion === 'string' && !/^(?:kustomize\.config\.k8s\.io\/|v1$|$)/u.test(apiVersion);
}

function emptyDocument(uri: string): PlacedDocument {
  const location = { uri, line: 1, column: 1, endLine: 1, endColumn: 1, pointer: '' };
  return { value: null, locate: () => location, valueStart: () => ({ line: 1, column: 1 }) };
}
