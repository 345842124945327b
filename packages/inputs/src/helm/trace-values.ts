import type { JsonValue } from '@plimsoll/engine';

import { everyValue, type ChartValue, type ValueLeaf, type ValueMap } from './chart-values.ts';
import { commonLines } from './common-lines.ts';
import { fieldsOfMarks } from './fields-of-marks.ts';
import { pairDocuments } from './pair-documents.ts';
import type { RenderedDocument } from './rendered-documents.ts';
import { templateParts } from './template-parts.ts';
import { markOf, mostMarks, overlayOf, restoredLine, type ValueMark } from './value-marks.ts';

/** What renderings with marked values prove of one document. */
export interface DocumentValues {
  /** By index of a line: the leaves whose values stand in it. */
  readonly byLine: ReadonlyMap<number, ReadonlySet<ValueLeaf>>;
  /** Lines that name the namespace of the release, which nobody said. */
  readonly assumed: ReadonlySet<number>;
  /** By path of a map or a field with names in place of positions: the map or the empty leaf among the values that fills it. */
  readonly byField: ReadonlyMap<string, ChartValue>;
}

/** Renders the chart with some values put over its own; where that fails, gives back what Helm says. */
export type RenderWith = (overlay: JsonValue) => Promise<readonly RenderedDocument[] | { readonly failure: string }>;


/** Several leaves or maps that are marked together. */
interface Group {
  readonly leaves: readonly ValueLeaf[];
  readonly maps: readonly ValueMap[];
  /** Whether leaves show where they would be a new field, and not where their value is. */
  readonly isProbe: boolean;
}

/**
 * Finds by rendering with marked values which value stands in which line, and which map fills which field. A mark counts
 * only where the rendered document, with the original values put back, has the same line in the same place. Values that
 * templates compare are marked apart from the others, for they change more than the line that they stand in; a group that
 * fails or changes more is halved, for about ten renderings more than it takes to
 * tell the values apart.
 */
export async function traceValues(
  plain: readonly RenderedDocument[],
  values: ChartValue,
  templates: readonly string[],
  render: RenderWith,
  { isSpent }: { readonly isSpent: () => boolean },
): Promise<readonly DocumentValues[]> {
  const proof = new Proof(plain);
  const text = plain.map(({ lines }) => lines.join('\n')).join('\n');
  const ids = new Map<ChartValue, number>();
  for (const value of everyValue(values)) if (ids.size < mostMarks) ids.set(value, ids.size + 1);
  const mostRenders = 10 + Math.ceil(Math.log2(ids.size + 1));
  let waiting = firstGroups(values, comparedNames(templates), text);
  for (let renders = 0; waiting.length > 0 && renders < mostRenders && !isSpent();) {
    const batch = waiting.slice(0, Math.min(atOnce, mostRenders - renders));
    renders += batch.length;
    const left = await Promise.all(batch.map((group) => tryGroup(group, { values, ids, render, proof })));
    waiting = [...waiting.slice(batch.length), ...left.flat()];
  }
  return proof.documents();
}

/** Renderings at one time. */
const atOnce = 2;

function firstGroups(values: ChartValue, compared: ReadonlySet<string>, text: string): readonly Group[] {
  const all = [...everyValue(values)];
  const leaves = all.filter((value) => value.kind === 'leaf');
  const shown = leaves.filter((leaf) => isShown(leaf, text));
  const isCompared = ({ path }: ValueLeaf): boolean => path.some((step) => compared.has(String(step)));
  const isOff = ({ value }: ValueLeaf): boolean => value === false || value === 0;
  const maps = all.filter((value) => value.kind === 'map').filter((map) => map.path.length > 0);
  const leafGroup = (chosen: readonly ValueLeaf[]): Group => ({ leaves: chosen, maps: [], isProbe: false });
  return [
    leafGroup(shown.filter((leaf) => !isOff(leaf) && !isCompared(leaf))),
    { leaves: [], maps: maps.filter(hasFields), isProbe: true },
    leafGroup(shown.filter((leaf) => !isOff(leaf) && isCompared(leaf))),
    leafGroup(shown.filter(isOff)),
    { leaves: leaves.filter(({ value }) => value === '' || value === null), maps: [], isProbe: true },
  ].filter((group) => sizeOf(group) > 0);
}

/** A map of maps is a list under names: one more key would be one more item, and no field. */
function hasFields({ members }: ValueMap): boolean {
  return members.size === 0 || [...members.values()].some(({ kind }) => kind !== 'map');
}

function sizeOf({ leaves, maps }: Group): number {
  return leaves.length + maps.length;
}

/** Whether a value may stand in what was rendered at all. */
function isShown({ value }: ValueLeaf, text: string): boolean {
  if (value === null || value === '') return false;
  if (typeof value !== 'string') return text.includes(String(value));
  const [line = ''] = value.trim().split('\n');
  return value.includes('{{') || text.includes(line.slice(0, 60));
}

/** The names of fields in actions that compare or look up, where another value leads elsewhere. */
function comparedNames(templates: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const template of templates) {
    for (const part of templateParts(template)) {
      if (part.kind === 'text' || !comparing.test(part.body)) continue;
      for (const [, name = ''] of part.body.matchAll(/\.(\w+)/gu)) {
        if (name !== 'Values') names.add(name);
      }
    }
  }
  return names;
}

const comparing =
  /\b(?:eq|ne|lt|le|gt|ge|has|hasKey|hasPrefix|hasSuffix|contains|index|get|dig|regex\w+|mustRegex\w+|semver\w*|kindIs|typeIs|ternary|lookup)\b/u;

interface Trial {
  readonly values: ChartValue;
  readonly ids: ReadonlyMap<ChartValue, number>;
  readonly render: RenderWith;
  readonly proof: Proof;
}

/** Renders with one group marked; gives back the smaller groups that are worth another rendering. */
async function tryGroup(group: Group, { values, ids, render, proof }: Trial): Promise<readonly Group[]> {
  const marks = new Map<number, ValueMark>();
  const replaced = new Map<ChartValue, JsonValue>();
  const added = new Map<ChartValue, string>();
  for (const leaf of group.leaves) {
    const id = ids.get(leaf);
    if (id === undefined) continue;
    const mark = markOf(leaf, id);
    marks.set(id, mark);
    replaced.set(leaf, mark.marked);
  }
  for (const map of group.maps) {
    const id = ids.get(map);
    if (id !== undefined) added.set(map, `qz${id}zq`);
  }
  const overlay = overlayOf(values, replaced, added);
  if (overlay === undefined) return [];
  const rendered = await render(overlay);
  if ('failure' in rendered) return halves(withoutNamed(group, rendered.failure));
  if (group.isProbe) {
    proof.noteFields(rendered, new Map([...ids].map(([value, id]) => [id, value])));
    return [];
  }
  const isExact = proof.noteLines(rendered, marks);
  if (isExact || group.leaves.length < 2) return [];
  return halves({ ...group, leaves: group.leaves.filter((leaf) => !proof.has(leaf)) });
}

/** Leaves out the values that an error names; where it names none of the group, nothing is left out. */
function withoutNamed(group: Group, failure: string): Group {
  const names = new Set([...failure.matchAll(/[.$](\w+)/gu)].map(([, name]) => name));
  const isNamed = ({ path }: ChartValue): boolean => names.has(String(path.at(-1)));
  return {
    ...group,
    leaves: group.leaves.filter((leaf) => !isNamed(leaf)),
    maps: group.maps.filter((map) => !isNamed(map)),
  };
}

function halves(group: Group): readonly Group[] {
  const { leaves, maps } = group;
  const part = (which: 0 | 1): Group => ({
    ...group,
    leaves: half(leaves, which),
    maps: half(maps, which),
  });
  return [part(0), part(1)].filter((one) => sizeOf(one) > 0);
}

function half<T>(list: readonly T[], which: 0 | 1): readonly T[] {
  const middle = Math.ceil(list.length / 2);
  return which === 0 ? list.slice(0, middle) : list.slice(middle);
}

/** What is proved so far. */
class Proof {
  readonly #plain: readonly RenderedDocument[];
  readonly #byLine: readonly Map<number, Set<ValueLeaf>>[];
  readonly #assumed: readonly Set<number>[];
  readonly #byField: readonly Map<string, ChartValue>[];
  readonly #proved = new Set<ValueLeaf>();

  constructor(plain: readonly RenderedDocument[]) {
    this.#plain = plain;
    this.#byLine = plain.map(() => new Map());
    this.#assumed = plain.map(() => new Set());
    this.#byField = plain.map(() => new Map());
  }

  has(leaf: ValueLeaf): boolean {
    return this.#proved.has(leaf);
  }

  documents(): readonly DocumentValues[] {
    return this.#plain.map((_, index) => ({
      byLine: this.#byLine[index] ?? new Map(),
      assumed: this.#assumed[index] ?? new Set(),
      byField: this.#byField[index] ?? new Map(),
    }));
  }

  /** Notes the lines in which marked values stand; true where nothing else was changed by the marks. */
  noteLines(rendered: readonly RenderedDocument[], marks: ReadonlyMap<number, ValueMark>): boolean {
    const restored = rendered.map(({ template, lines }) => {
      const all = lines.map((line) => restoredLine(line, marks));
      return { template, lines: all.map(({ line }) => line), ids: all.map(({ ids }) => ids) };
    });
    let isExact = restored.length === this.#plain.length;
    const pairs = pairDocuments(this.#plain, restored);
    for (const [index, document] of this.#plain.entries()) {
      const other = restored[pairs[index] ?? -1];
      if (other === undefined) {
        isExact = false;
        continue;
      }
      const matched = commonLines(document.lines, other.lines, isSameLine);
      const isWhole = matched.length === document.lines.length && matched.length === other.lines.length;
      isExact &&= isWhole;
      for (const [at, opposite] of matched) {
        const ids = other.ids[opposite] ?? [];
        if (ids.length === 0) continue;
        if (!isWhole && !isSameBranch(document.lines, at, other.lines, opposite)) continue;
        this.#noteLine(index, at, ids, marks);
      }
    }
    return isExact;
  }

  #noteLine(index: number, at: number, ids: readonly number[], marks: ReadonlyMap<number, ValueMark>): void {
    for (const id of ids) {
      const leaf = marks.get(id)?.leaf;
      if (leaf === undefined) {
        if (id === 0) this.#assumed[index]?.add(at);
        continue;
      }
      const lines = this.#byLine[index];
      const known = lines?.get(at);
      if (known === undefined) lines?.set(at, new Set([leaf]));
      else known.add(leaf);
      this.#proved.add(leaf);
    }
  }

  /** Notes the maps that an added key got into, and the fields that an empty value would fill. */
  noteFields(rendered: readonly RenderedDocument[], values: ReadonlyMap<number, ChartValue>): void {
    for (const [index, opposite] of pairDocuments(this.#plain, rendered).entries()) {
      const other = opposite === undefined ? undefined : rendered[opposite];
      if (other === undefined) continue;
      for (const { id, path, kind } of fieldsOfMarks(other.lines)) {
        const value = values.get(id);
        if (value !== undefined && (value.kind === 'map') === (kind === 'key')) {
          this.#byField[index]?.set(path, value);
        }
      }
    }
  }
}

/** Whether two lines say the same: text that a mark makes longer may be quoted where it was not, and the other way round. */
function isSameLine(left: string, right: string): boolean {
  return left === right || left.replaceAll(/["']/gu, '') === right.replaceAll(/["']/gu, '');
}

/** Whether two equal lines stand under the same lines, level by level. */
function isSameBranch(one: readonly string[], at: number, other: readonly string[], opposite: number): boolean {
  const left = ancestorsOf(one, at);
  const right = ancestorsOf(other, opposite);
  return left.length === right.length && left.every((line, index) => isSameLine(line, right[index] ?? ''));
}

function ancestorsOf(lines: readonly string[], at: number): readonly string[] {
  const ancestors: string[] = [];
  let indent = indentOf(lines[at] ?? '');
  for (let above = at - 1; above >= 0 && indent > 0; above--) {
    const line = lines[above] ?? '';
    if (line.trim() === '' || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    ancestors.push(line);
  }
  return ancestors;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
