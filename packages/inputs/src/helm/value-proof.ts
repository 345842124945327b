import type { ChartValue, ValueLeaf } from './chart-values.ts';
import { commonLines } from './common-lines.ts';
import { fieldsOfMarks } from './fields-of-marks.ts';
import { pairDocuments } from './pair-documents.ts';
import type { RenderedDocument } from './rendered-documents.ts';
import { restoredLine, type ValueMark } from './value-marks.ts';

/** What renderings with marked values prove of one document. */
export interface DocumentValues {
  /** By index of a line: the values that stand in it. */
  readonly byLine: ReadonlyMap<number, readonly ShownValue[]>;
  /** By path of a map or a field with names in place of positions: the map or the empty leaf among the values that fills it. */
  readonly byField: ReadonlyMap<string, ChartValue>;
}

/** A value in a line. */
export interface ShownValue {
  readonly leaf: ValueLeaf;
  /** Where it ends, counted from 0; `undefined` where the marked line had other quotes. */
  readonly end: number | undefined;
}

/** What several renderings of one chart have proved so far; a mark counts where the rest of its line is as it was. */
export class ValueProof {
  readonly #plain: readonly RenderedDocument[];
  readonly #byLine: readonly Map<number, ShownValue[]>[];
  readonly #byField: readonly Map<string, ChartValue>[];
  readonly #proved = new Set<ValueLeaf>();

  constructor(plain: readonly RenderedDocument[]) {
    this.#plain = plain;
    this.#byLine = plain.map(() => new Map());
    this.#byField = plain.map(() => new Map());
  }

  has(leaf: ValueLeaf): boolean {
    return this.#proved.has(leaf);
  }

  documents(): readonly DocumentValues[] {
    return this.#plain.map((_, index) => ({
      byLine: this.#byLine[index] ?? new Map(),
      byField: this.#byField[index] ?? new Map(),
    }));
  }

  /** Notes the lines in which marked values stand; true where nothing else was changed by the marks. */
  noteLines(rendered: readonly RenderedDocument[], marks: ReadonlyMap<number, ValueMark>): boolean {
    const restored = rendered.map(({ template, lines }) => {
      const all = lines.map((line) => restoredLine(line, marks));
      return { template, lines: all.map(({ line }) => line), found: all.map(({ found }) => found) };
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
        const found = other.found[opposite] ?? [];
        if (found.length === 0) continue;
        if (!isWhole && !isSameBranch(document.lines, at, other.lines, opposite)) continue;
        const isPlaced = document.lines[at] === other.lines[opposite];
        const shown = found.flatMap(({ id, end }) => {
          const leaf = marks.get(id)?.leaf;
          return leaf === undefined ? [] : { leaf, end: isPlaced ? end : undefined };
        });
        for (const one of shown) this.#noteLine(index, at, one);
      }
    }
    return isExact;
  }

  #noteLine(index: number, at: number, shown: ShownValue): void {
    const lines = this.#byLine[index];
    const known = lines?.get(at);
    if (known === undefined) lines?.set(at, [shown]);
    else if (!known.some(({ leaf, end }) => leaf === shown.leaf && end === shown.end)) known.push(shown);
    this.#proved.add(shown.leaf);
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
function isSameBranch(
  one: readonly string[],
  at: number,
  other: readonly string[],
  opposite: number,
): boolean {
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
