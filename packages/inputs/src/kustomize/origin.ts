import {
  resourcesOf,
  escapeToken,
  isArray,
  isObject,
  type JsonValue,
  type Location,
  type Origin,
  type PlacedDocument,
  type WrittenAt,
} from '@plimsoll/engine';

import type { BuiltDocument } from './built-documents.ts';
import type { Expansion } from './expand.ts';
import type { Node } from './graph.ts';
import type { WrittenPlace } from './read-parts.ts';
import { routeTo } from './route.ts';
import { settle } from './setting.ts';

/** Leads from what was built from a root back to the files that it was built from. */
export function originOf(documents: readonly BuiltDocument[], root: Node, expansion: Expansion): Origin {
  const { kustomization } = root;
  const variant = folderOf(kustomization.uri);
  const built = documents.map((one): TracedDocument => ({
    ...one,
    firstLine: one.document.locate('').line,
    lines: undefined,
  }));
  const document = (line: number): TracedDocument | undefined => built[lastAtOrBefore(built, line)];
  const whence = {
    text: `built by the kustomization \`${variant}\``,
    uri: kustomization.uri,
    line: kustomization.document.locate('').line,
    isMaker: true,
  } as const;
  const locate = (rendered: Location, field: string): WrittenAt => {
    const found = document(rendered.line);
    const traced = found === undefined ? undefined : trace(found, field);
    if (found === undefined || traced === undefined) {
      const location = entranceOf(root, expansion, rendered.pointer);
      return { location, because: [whence], subject: found === undefined ? '' : builtName(found) };
    }
    return { ...traced, because: [...traced.because, whence] };
  };
  return {
    variant,
    locate,
    lineOf: (line) => {
      const found = document(line);
      const pointer = found === undefined ? '' : pointerAt(found, line);
      const location = (found === undefined ? undefined : trace(found, pointer))?.location;
      const { uri, line: written } = location ?? entranceOf(root, expansion, '');
      return { uri, line: written };
    },
  };
}

/** A document of the build, and where the pointers of its fields are. */
interface TracedDocument extends BuiltDocument {
  readonly firstLine: number;
  /** Pointers by the line that they stand on, the outermost first; made at the first question. */
  lines: ReadonlyMap<number, string> | undefined;
}

/** The folder of a kustomization as people name it. */
export function folderOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash < 0 ? '.' : uri.slice(0, slash);
}

function trace({ document, instance }: BuiltDocument, field: string): TracedPlace | undefined {
  if (instance === undefined) return undefined;
  const route = routeTo(document.value, field);
  const settled = settle(instance.steps, route);
  if (settled === undefined) return undefined;
  const { setting, explains } = settled;
  const { location, because } = setting;
  const shown = scalarText(route.value);
  const { uri, line } = location;
  return {
    location: plain(location),
    because: [
      ...(because === undefined ? [] : [because]),
      ...(explains || shown === undefined
        ? []
        : [{ text: `what is written here becomes \`${shown}\` when it is built`, uri, line }]),
    ],
    subject: instance.written,
  };
}

/** Only the location of a place: what else is known of it concerns no report. */
function plain({ uri, line, column, endLine, endColumn, pointer }: WrittenPlace): Location {
  return { uri, line, column, endLine, endColumn, pointer };
}

interface TracedPlace extends WrittenAt {
  readonly subject: string;
}

/** A short value as people would write it; `undefined` for a map, a list and a long text. */
function scalarText(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  const text = String(value);
  return text.length > 80 || text.includes('\n') ? undefined : text;
}

/** Where objects come in whose files are not known: the first such place, or else the kustomization itself. */
function entranceOf(root: Node, { opaque }: Expansion, pointer: string): Location {
  const [entrance] = opaque;
  const { document } = (entrance?.node ?? root).kustomization;
  return { ...document.locate(entrance?.at ?? ''), pointer };
}

function lastAtOrBefore(documents: readonly TracedDocument[], line: number): number {
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((documents[middle]?.firstLine ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The outermost field that begins on a line of the build. */
function pointerAt(built: TracedDocument, line: number): string {
  built.lines ??= pointersByLine(built.document);
  return built.lines.get(line) ?? '';
}

function pointersByLine({ value, locate }: PlacedDocument): ReadonlyMap<number, string> {
  const byLine = new Map<number, string>();
  const open: { readonly value: JsonValue; readonly at: string }[] = [{ value, at: '' }];
  for (const { value: here, at } of open) {
    const { line } = locate(at);
    if (at !== '' && !byLine.has(line)) byLine.set(line, at);
    if (isArray(here))
      for (const [index, item] of here.entries()) open.push({ value: item, at: `${at}/${index}` });
    else if (isObject(here))
      for (const [key, member] of Object.entries(here))
        open.push({ value: member, at: `${at}/${escapeToken(key)}` });
  }
  return byLine;
}

/** What an object is called in the build, where nothing is known of how it is written. */
function builtName({ document }: BuiltDocument): string {
  const [resource] = resourcesOf(document.value, '');
  return resource === undefined ? '' : `${resource.kind} ${resource.namespace ?? ''}/${resource.name}`;
}
