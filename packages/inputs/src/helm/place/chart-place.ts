import {
  escapeToken,
  isArray,
  isObject,
  tokensOf,
  type Change,
  type Edit,
  type JsonValue,
} from '@plimsoll/engine';

import type { Place } from '../../render/render-sources.ts';
import type { TracedDocument } from '../chart-origin.ts';
import type { ValuePath } from '../chart-values.ts';
import { decisionsFor, deciding } from './conditions.ts';
import { renderedLines, type RenderedLines } from './rendered-lines.ts';
import { templateEditFor, type Written } from './template-edits.ts';
import {
  dashIn,
  indentOf,
  keyIn,
  literalIn,
  isWithinBlocks,
  valuesPrinted,
  type TemplateField,
} from './template-field.ts';
import type { TemplateText } from './template-text.ts';
import {
  appendingTo,
  removalOf,
  settingOf,
  writtenValue,
  type Option,
  type ValuesFiles,
} from './values-change.ts';
import { valueIn, wishesOf, type Wish } from './wishes.ts';

/** What is known of a source that was rendered from a chart. */
export interface ChartPlaces {
  readonly text: string;
  readonly documents: readonly TracedDocument[];
  readonly values: () => ValuesFiles;
  /** A template of the chart by its path in it, and its uri where it may be changed. */
  readonly templateOf: (
    file: string,
  ) => { readonly template: TemplateText; readonly uri: string | undefined } | undefined;
}

/**
 * Leads from edits of what a chart prints to changes of its values, where the template takes the value from there, else to
 * changes of the template's own lines.
 */
export function chartPlace(places: ChartPlaces): Place {
  return (index, edits) => {
    const document = renderedLines(places.text, places.documents, index);
    const wishes = document === undefined ? undefined : wishesOf(document.value, edits);
    if (document === undefined || wishes === undefined || wishes.length === 0) return [];
    const question = { places, document, fieldAt: fieldReader(document, places), files: places.values() };
    return candidatesOf(wishes.map((wish) => optionsFor(wish, question)));
  };
}

/** How many ways of one wish are tried, and how many ways of all together. */
const mostOptions = 4;
const mostCandidates = 6;

interface Question extends Written {
  readonly places: ChartPlaces;
  readonly files: ValuesFiles;
}

/** The ways to make one wish true: by values that were proved to get there, by values that the template names there, in the template. */
function optionsFor(wish: Wish, question: Question): readonly Option[] {
  const byValues = distinct([...provedOptions(wish, question), ...namedOptions(wish, question)]);
  const edit = templateEditFor(wish, question);
  const uri = edit === undefined ? undefined : question.places.templateOf(edit.file)?.uri;
  if (edit === undefined || uri === undefined) return byValues.slice(0, mostOptions);
  return [...byValues.slice(0, mostOptions - 1), [{ kind: 'text', uri, edits: [edit.edit] }]];
}

/** The line of a template that a field's first line was printed by, where it names the field. */
function fieldReader(
  document: RenderedLines,
  { templateOf }: ChartPlaces,
): (pointer: string) => TemplateField | undefined {
  return (pointer) => {
    const token = tokensOf(pointer).at(-1);
    const origin = document.originOf(document.linesOf(pointer).first);
    const found = origin === undefined ? undefined : templateOf(origin.file);
    if (token === undefined || origin === undefined || found === undefined) return undefined;
    const isItem = isArray(valueIn(document.value, parentOf(pointer)));
    for (const line of [origin.line - 1, origin.line, origin.line - 2]) {
      const text = found.template.lines[line]?.text ?? '';
      const columns = isItem ? dashIn(text) : keyIn(text, token);
      if (columns !== undefined) return { file: origin.file, template: found.template, line, ...columns };
    }
    return undefined;
  };
}

/** What renderings with marked values proved to get to a field, or to the map or list that it is in. */
function provedOptions(wish: Wish, { document, files }: Question): readonly Option[] {
  switch (wish.kind) {
    case 'add': {
      const at = `${wish.at}/${escapeToken(wish.key)}`;
      const filled = document.filledBy(at)?.path;
      const holder = holderOf(wish.at, document);
      return [
        ...(filled === undefined ? [] : settingOf(files, filled, wish.value)),
        ...(holder === undefined ? [] : settingOf(files, [...holder, wish.key], wish.value)),
      ];
    }
    case 'append': {
      const list = document.printedWhole(wish.at);
      return list === undefined ? [] : appendingTo(files, list, wish.value);
    }
    case 'replace':
      return replacements(wish.at, wish.value, document, files);
    case 'remove': {
      const leaf = document.leafOf(wish.at);
      const path = leaf?.path ?? wholeAt(wish.at, document);
      const off = leaf?.value === true ? settingOf(files, leaf.path, false) : [];
      return path === undefined ? [] : [...off, ...removalOf(files, path)];
    }
  }
}

function replacements(
  at: string,
  value: JsonValue,
  document: RenderedLines,
  files: ValuesFiles,
): readonly Option[] {
  const leaf = document.leafOf(at);
  if (leaf !== undefined) return typedSettings(files, leaf.path, value, leaf.value);
  const path = document.filledBy(at)?.path ?? wholeAt(at, document);
  const around = partlyPrinted(at, value, document);
  return [
    ...(path === undefined ? [] : settingOf(files, path, value)),
    ...around.flatMap(([inner, part]) => settingOf(files, inner, part)),
  ];
}

/** Of a text with several values in it the value that stands where the new text differs. */
function partlyPrinted(
  at: string,
  value: JsonValue,
  document: RenderedLines,
): readonly (readonly [ValuePath, string])[] {
  const before = valueIn(document.value, at);
  if (typeof before !== 'string' || typeof value !== 'string') return [];
  return document.leavesAt(at).flatMap((leaf) => {
    const text = String(leaf.value);
    const start = text === '' ? -1 : before.indexOf(text);
    if (start < 0) return [];
    const tail = before.slice(start + text.length);
    if (!value.startsWith(before.slice(0, start)) || !value.endsWith(tail)) return [];
    const part = value.slice(start, value.length - tail.length);
    return part.length === 0 ? [] : [[leaf.path, part] as const];
  });
}

/** A value as it is wanted, else as text where the value before is text. */
function typedSettings(
  files: ValuesFiles,
  path: ValuePath,
  value: JsonValue,
  before: unknown,
): readonly Option[] {
  const wanted = settingOf(files, path, value);
  if (typeof before !== 'string' || typeof value === 'string' || isArray(value) || isObject(value))
    return wanted;
  return [...wanted, ...settingOf(files, path, String(value))];
}

/** What fills a map: proved by a key that was added to it, else by what the leaves in it are called. */
function holderOf(at: string, document: RenderedLines): ValuePath | undefined {
  const tokens = tokensOf(at);
  for (let length = tokens.length; length > 0; length--) {
    const holder = document.filledBy(pointerOf(tokens.slice(0, length)));
    if (holder !== undefined) {
      const rest = tokens.slice(length);
      return rest.some((token) => /^\d+$/u.test(token)) ? undefined : [...holder.path, ...rest];
    }
  }
  return document.printedWhole(at);
}

/** The map or list among the values that is printed as a whole field. */
function wholeAt(at: string, document: RenderedLines): ValuePath | undefined {
  const own = document.printedWhole(at);
  if (own !== undefined && String(own.at(-1)) === tokensOf(at).at(-1)) return own;
  const holder = document.printedWhole(parentOf(at)) ?? document.filledBy(parentOf(at))?.path;
  const last = tokensOf(at).at(-1);
  return holder === undefined || last === undefined
    ? own
    : [...holder, /^\d+$/u.test(last) ? Number(last) : last];
}

/** What the text of the template names near the field: guesses. */
function namedOptions(wish: Wish, question: Question): readonly Option[] {
  switch (wish.kind) {
    case 'add':
      return [...namedForKey(wish, question), ...namedForMap(wish, question)];
    case 'append':
      return printedAt(wish.at, question).flatMap((path) => {
        const before = writtenValue(question.files, path);
        return isArray(before) && before.length > 0
          ? appendingTo(question.files, path, wish.value)
          : settingOf(question.files, path, [wish.value]);
      });
    case 'replace':
      return printedAt(wish.at, question).flatMap((path) => [
        ...settingOf(question.files, path, wish.value),
        ...(typeof wish.value === 'boolean' ? settingOf(question.files, path, !wish.value) : []),
      ]);
    case 'remove':
      return withoutCondition(wish.at, question);
  }
}

function printedAt(at: string, { fieldAt }: Question): readonly ValuePath[] {
  const field = fieldAt(at);
  return field === undefined ? [] : valuesPrinted(field);
}

/** A map whose own values the template prints below its key. */
function namedForMap(
  { at, key, value }: Extract<Wish, { kind: 'add' }>,
  question: Question,
): readonly Option[] {
  return printedAt(at, question).flatMap((path) => settingOf(question.files, [...path, key], value));
}

/** A key that the template names where the map is printed, and prints only with some values. */
function namedForKey(wish: Extract<Wish, { kind: 'add' }>, question: Question): readonly Option[] {
  const { files } = question;
  return fieldsNamed(wish, question).flatMap(({ field, base }) => {
    const own = field.template.lines[field.line]?.opened ?? [];
    const missing = own
      .slice(base)
      .flatMap((block) => decisionsFor(block, true))
      .filter(({ path, holds }) => isTruthy(writtenValue(files, path)) !== holds);
    const printed = valuesPrinted(field);
    const decided = (set: ValuePath | undefined): readonly Option[] => {
      const others = missing.filter(({ path }) => set === undefined || !startsWith(set, path));
      return others.length > mostDecisions
        ? []
        : others.map(
            ({ path, holds }) => settingOf(files, path, deciding(writtenValue(files, path), holds))[0] ?? [],
          );
    };
    if (printed.length === 0) return joinedOptions(decided(undefined));
    return printed.flatMap((path) => {
      const more = decided(path);
      return settingOf(files, path, wish.value).map((option) => [...option, ...more.flat()]);
    });
  });
}

const mostDecisions = 3;

function joinedOptions(parts: readonly Option[]): readonly Option[] {
  const changes = parts.flat();
  return changes.length === 0 ? [] : [changes];
}

function isTruthy(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false;
  return isArray(value) ? value.length > 0 : isObject(value) ? Object.keys(value).length > 0 : true;
}

function startsWith(path: ValuePath, other: ValuePath): boolean {
  return other.length <= path.length && other.every((step, index) => path[index] === step);
}

interface NamedField {
  readonly field: TemplateField;
  /** How many blocks are open around the members of the map. */
  readonly base: number;
}

/** The lines that name a key among the members of a map, as deep as they stand. */
function fieldsNamed(
  { at, key }: { readonly at: string; readonly key: string },
  question: Question,
): readonly NamedField[] {
  const { document, fieldAt } = question;
  const members = Object.keys(asMap(valueIn(document.value, at))).flatMap(
    (name) => fieldAt(`${at}/${escapeToken(name)}`) ?? [],
  );
  const [member] = members.toSorted((a, b) => openedAt(a) - openedAt(b));
  if (member === undefined) return [];
  const { template, column, line } = member;
  const base = template.lines[line]?.opened ?? [];
  const found: NamedField[] = [];
  const look = (index: number): boolean => {
    const written = template.lines[index];
    if (
      written === undefined ||
      !isWithinBlocks(
        written.opened,
        base.filter(({ keyword }) => keyword === 'define' || keyword === 'range'),
      )
    )
      return false;
    const literal = literalIn(written.text);
    if (
      literal !== '' &&
      !literal.startsWith('#') &&
      indentOf(written.text.replace(/^(\s*)- /u, '$1  ')) < column
    )
      return false;
    const columns = keyIn(written.text, key);
    if (columns?.column === column)
      found.push({ field: { ...member, line: index, ...columns }, base: base.length });
    return true;
  };
  for (let index = line + 1; look(index) && index < line + furthest; index++);
  for (let index = line - 1; index > line - furthest && look(index); index--) {
    if (
      /^\s*- /u.test(template.lines[index]?.text ?? '') &&
      keyOrDashColumn(template.lines[index]?.text ?? '') === column
    )
      break;
  }
  return found;
}

const furthest = 400;

function keyOrDashColumn(text: string): number {
  return /^\s*(?:- )+/u.exec(text)?.[0].length ?? -1;
}

function openedAt({ template, line }: TemplateField): number {
  return template.lines[line]?.opened.length ?? 0;
}

function asMap(value: JsonValue | undefined): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** A field that is printed only where a condition holds goes away with it. */
function withoutCondition(at: string, question: Question): readonly Option[] {
  const field = question.fieldAt(at);
  const around = question.fieldAt(parentOf(at));
  if (field === undefined) return [];
  const opened = field.template.lines[field.line]?.opened ?? [];
  const outside = around?.file === field.file ? (around.template.lines[around.line]?.opened.length ?? 0) : 0;
  return opened
    .slice(outside)
    .toReversed()
    .flatMap((block) => decisionsFor(block, false))
    .flatMap(({ path, holds }) => {
      const before = writtenValue(question.files, path);
      return [
        ...(isObject(before) ? [] : settingOf(question.files, path, deciding(before, holds))),
        ...(holds ? [] : removalOf(question.files, path)),
      ];
    });
}

/** Every wish in its first way, then with other ways of one after another, the earlier ones first. */
function candidatesOf(options: readonly (readonly Option[])[]): readonly Option[] {
  if (options.some((some) => some.length === 0)) return [];
  let combined: readonly { readonly rank: number; readonly changes: Option }[] = [{ rank: 0, changes: [] }];
  for (const some of options) {
    combined = combined
      .flatMap(({ rank, changes }) =>
        some.map((option, index) => ({ rank: rank + index, changes: [...changes, ...option] })),
      )
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, mostCandidates * 2);
  }
  return distinct(combined.flatMap(({ changes }) => joined(changes) ?? [])).slice(0, mostCandidates);
}

/** Changes with those of one file together; nothing where two of them change the same text. */
function joined(changes: readonly Change[]): readonly [Option] | undefined {
  const groups = Map.groupBy(changes, ({ kind, uri }) => `${kind} ${uri}`);
  const result: Change[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    if (first.kind === 'fields') {
      const edits: readonly Edit[] = group.flatMap((one) => (one.kind === 'fields' ? one.edits : []));
      result.push({ ...first, edits: distinct(edits) });
      continue;
    }
    if (first.kind === 'file') {
      result.push(first);
      continue;
    }
    const edits = distinct(group.flatMap((one) => (one.kind === 'text' ? one.edits : []))).toSorted(
      (a, b) => a.start - b.start || a.end - b.end,
    );
    if (edits.some(({ start }, index) => start < (edits[index - 1]?.end ?? 0))) return undefined;
    result.push({ ...first, edits });
  }
  return [result];
}

function distinct<T>(all: readonly T[]): readonly T[] {
  const known = new Map(all.map((one) => [JSON.stringify(one, wholeNumber), one] as const));
  return [...known.values()];
}

function wholeNumber(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join('');
}
