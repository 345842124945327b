import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, parse, resolve } from 'node:path';

import { isArray, isObject, placedDocuments, type JsonValue } from '@plimsoll/engine';

import { isInputProblem } from '../input-problem.ts';
import { readSource, type SourceFile } from '../read-source.ts';
import type { ChangedTexts } from '../render/render-sources.ts';
import { systemCode } from '../system-error.ts';
import { forwardSlashed } from '../uri.ts';
import {
  hasKustomizationName,
  kustomizationNames,
  readKustomization,
  type Kustomization,
} from './kustomization.ts';
import { itemsAt, memberAt, textAt } from './members.ts';
import { fileOfEntry, isRemote, referencesIn, type Reference } from './references.ts';

/** Kustomizations as they would be with other texts in some of their files: in a temporary folder, laid out as they are. */
export interface ChangedTree {
  /** The files that were given, as they lie there. */
  readonly files: readonly SourceFile[];
  /** A path as it is there. */
  readonly placed: (path: string) => string;
  /** The file that was given, for one of `files`. */
  readonly given: (file: SourceFile) => SourceFile;
  readonly remove: () => void;
}

/**
 * Copies what the kustomizations among some files are built from, with other texts in place of what some files hold. Files that
 * none of them names are not copied. What cannot be copied is left out, so that the build itself says what it misses.
 */
export function changedTree(files: readonly SourceFile[], changed: ChangedTexts): ChangedTree {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), 'plimsoll-changed-')));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(root, { recursive: true, force: true });
  };
  process.on('exit', remove);
  const placed = (path: string): string => placeIn(root, path);
  const copying: Copying = { placed, budget: { files: mostFiles, bytes: mostBytes }, visited: new Set() };
  for (const [path, text] of changed) writeAt(placed(withoutLinks(path)), text);
  for (const { path } of files) {
    if (!hasKustomizationName(forwardSlashed(path))) continue;
    copyFile(path, path, copying);
    visit(dirname(path), copying);
  }
  const originals = new Map(files.map((file) => [{ ...file, path: placed(file.path) }, file]));
  return {
    files: [...originals.keys()],
    placed,
    given: (file) => originals.get(file) ?? file,
    remove,
  };
}

/** More than any repository holds of what is built; beyond them nothing is copied. */
const mostFiles = 50_000;
const mostBytes = 1024 * 1024 * 1024;

interface Copying {
  readonly placed: (path: string) => string;
  readonly budget: { files: number; bytes: number };
  /** The folders whose kustomizations are there. */
  readonly visited: Set<string>;
}

/** Copies the kustomization in a folder and all that it leads to. */
function visit(start: string, copying: Copying): void {
  const waiting = [start];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (copying.visited.has(folder)) continue;
    copying.visited.add(folder);
    const kustomization = kustomizationAt(folder, copying);
    if (kustomization === undefined) continue;
    for (const reference of referencesIn(kustomization.root, folder)) {
      const next = copyReference(reference, folder, copying);
      if (next !== undefined) waiting.push(next);
    }
    copyCharts(kustomization, folder, copying);
  }
}

function kustomizationAt(folder: string, copying: Copying): Kustomization | undefined {
  for (const name of kustomizationNames) {
    const path = join(folder, name);
    copyFile(path, path, copying);
    const placed = copying.placed(path);
    if (statsOf(placed)?.isFile() === true) return readKustomization({ path: placed, uri: name });
  }
  return undefined;
}

/** Copies what a kustomization names; the folder where it leads to one. */
function copyReference({ path, role }: Reference, folder: string, copying: Copying): string | undefined {
  if (isRemote(path, folder)) return undefined;
  const written = resolve(folder, path);
  const real = withoutLinks(written);
  if (statsOf(real)?.isDirectory() === true) {
    if (real !== written) linkFolder(copying.placed(written), copying.placed(real));
    return real;
  }
  copyFile(written, real, copying);
  if (role === 'plugin') copyNamed(copying.placed(written), folder, copying);
  return undefined;
}

/** Copies the files that the configuration of a plug-in names, whatever the fields are called. */
function copyNamed(plugin: string, folder: string, copying: Copying): void {
  const source = readSource({ path: plugin, uri: '' });
  if (isInputProblem(source)) return;
  const open: JsonValue[] = placedDocuments(source).documents.map(({ value }) => value);
  for (const value of open) {
    if (isArray(value)) open.push(...value);
    else if (isObject(value)) open.push(...Object.values(value));
    else if (typeof value === 'string' && value !== '' && value.length < longestPath) {
      const written = resolve(folder, fileOfEntry(value).path);
      copyFile(written, withoutLinks(written), copying);
    }
  }
}

const longestPath = 1000;

/** Copies the charts that Kustomize would have Helm render. */
function copyCharts({ root }: Kustomization, folder: string, copying: Copying): void {
  if (itemsAt(root, 'helmCharts').length === 0) return;
  const globals = memberAt(root, 'helmGlobals');
  const home = (globals === undefined ? undefined : textAt(globals, 'chartHome')) ?? 'charts';
  const open = [resolve(folder, home)];
  for (let next = open.pop(); next !== undefined && copying.budget.files > 0; next = open.pop()) {
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile()) copyFile(path, path, copying);
    }
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    systemCode(error);
    return [];
  }
}

/** Puts the file that really lies at one path where another says, unless there is something already. */
function copyFile(written: string, real: string, { placed, budget }: Copying): void {
  const target = placed(written);
  const own = placed(real);
  if (statsOf(target) !== undefined) return;
  const source = statsOf(own) === undefined ? real : own;
  const stats = statsOf(source);
  if (stats?.isFile() !== true || budget.files <= 0 || stats.size > budget.bytes) return;
  budget.files -= 1;
  budget.bytes -= stats.size;
  try {
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  } catch (error) {
    systemCode(error);
  }
}

function linkFolder(link: string, target: string): void {
  try {
    mkdirSync(target, { recursive: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link, 'junction');
  } catch (error) {
    // It is there already, or something that was named before lies in its place.
    systemCode(error);
  }
}

function writeAt(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A path without the links in it; of a file that is not there yet, that of its folder. */
function withoutLinks(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    systemCode(error);
  }
  const folder = dirname(path);
  return folder === path ? path : join(withoutLinks(folder), basename(path));
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}

/** Where an absolute path comes to lie in a folder; drives of Windows are folders there. */
function placeIn(root: string, path: string): string {
  const absolute = resolve(path);
  const drive = parse(absolute).root;
  return forwardSlashed(join(root, drive.replaceAll(/[^A-Za-z0-9]/gu, ''), absolute.slice(drive.length)));
}
