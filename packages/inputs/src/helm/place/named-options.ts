import { escapeToken, isArray, isObject, type JsonValue, valueAtPointer } from '@plimsoll/engine';

import type { Option } from '../../render/place/candidates.ts';
import { parentOf } from '../../render/place/pointer-steps.ts';
import type { Wish } from '../../render/place/wishes.ts';
import type { ValuePath } from '../chart-values.ts';
import { decisionsFor, deciding } from './conditions.ts';
import type { Question } from './question.ts';
import {
  indentOf,
  isWithinBlocks,
  keyIn,
  literalIn,
  valuesPrinted,
  type TemplateField,
} from './template-field.ts';
import type { Block, WrittenLine } from './template-text.ts';
import { appendingTo, removalOf, settingOf, writtenValue } from './values-change.ts';

/** What the text of the template names near the field: guesses. */
export function namedOptions(wish: Wish, question: Question): readonly Option[] {
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

/** The lines that name a key among the members of a map, as deep as they stand, in every file that has members. */
function fieldsNamed(
  { at, key }: { readonly at: string; readonly key: string },
  { document, fieldAt }: Question,
): readonly NamedField[] {
  const value = valueAtPointer(document.value, at);
  const members = (isObject(value) ? Object.keys(value) : []).flatMap(
    (name) => fieldAt(`${at}/${escapeToken(name)}`) ?? [],
  );
  return [...Map.groupBy(members, ({ file }) => file).values()].flatMap((own) => {
    const [member] = own.toSorted((a, b) => openedBlocks(a).length - openedBlocks(b).length);
    return member === undefined ? [] : namedBeside(member, key);
  });
}

function openedBlocks({ template, line }: TemplateField): readonly Block[] {
  return template.lines[line]?.opened ?? [];
}

/** The lines below and above a member that name another one, as far as the map goes on. */
function namedBeside(member: TemplateField, key: string): readonly NamedField[] {
  const { template, column, line } = member;
  const base = openedBlocks(member);
  const around = base.filter(({ keyword }) => keyword === 'define' || keyword === 'range');
  const isInMap = ({ text, opened }: WrittenLine): boolean =>
    isWithinBlocks(opened, around) && (literalIn(text) === '' || indentOf(withoutDash(text)) >= column);
  const below = template.lines.slice(line + 1, line + furthest);
  const above = template.lines.slice(Math.max(0, line - furthest), line).toReversed();
  const end = below.findIndex((one) => !isInMap(one));
  const start = above.findIndex((one) => !isInMap(one) || dashColumn(one.text) === column);
  return [
    ...below.slice(0, end < 0 ? undefined : end),
    ...above.slice(0, start < 0 ? undefined : start + 1),
  ].flatMap((written) => {
    const columns = keyIn(written.text, key);
    if (columns?.column !== column) return [];
    return [{ field: { ...member, line: template.lines.indexOf(written), ...columns }, base: base.length }];
  });
}

/** Lines that are looked at on each side. */
const furthest = 400;

function withoutDash(text: string): string {
  return text.replace(/^(\s*)- /u, '$1  ');
}

/** Where the key of an item's first line begins. */
function dashColumn(text: string): number | undefined {
  return /^\s*(?:- )+/u.exec(text)?.[0].length;
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
