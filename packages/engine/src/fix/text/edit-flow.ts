import { KIND_MAP } from '../../parse/tape.ts';
import type { Changes, ContainerChange } from './changes.ts';
import {
  indentationAt,
  isBlank,
  isBreak,
  isFirstOnLine,
  lineBreakAt,
  lineEnd,
  skipBlanks,
  skipComments,
  skipSpace,
} from './lines.ts';
import type { Entry, Outline } from './outline.ts';
import type { Replacement } from './replacement.ts';
import type { Style } from './style.ts';
import { flowEntry, flowText, type FlowStyle } from './write-flow.ts';
import { quotingAt } from './write-scalar.ts';

/** The replacements that change the entries of a map or list in brackets that is not empty. */
export function editFlow(
  outline: Outline,
  style: Style,
  container: number,
  change: ContainerChange,
  around: Changes['around'],
): readonly Replacement[] {
  const { text } = outline;
  const own = outline.entriesOf(container).filter(({ isOwn }) => isOwn);
  const last = own.at(-1);
  const lastKept = own.findLast((entry) => !change.removed.has(entry));
  const kept = lastKept?.end ?? mergedEnd(outline, container, own);
  const flow = flowStyleIn(outline, style, container, around);
  if (kept === undefined) return [replacedEntries(outline, container, own, change, flow)];
  const removed = [
    ...removedBefore(text, container, own, change, lastKept),
    ...removedBehind(text, container, own, kept, change),
  ];
  const [made, ...others] = madeIn(outline, container, change, flow, kept);
  if (made === undefined) return removed;
  return [
    ...removed,
    ...additions(text, container, [made, ...others], flow, { kept, last: Math.max(kept, last?.end ?? 0) }),
  ];
}

/** How a map or list in brackets is written; an empty one is like what is around it. */
export function flowStyleIn(
  outline: Outline,
  style: Style,
  container: number,
  around: Changes['around'],
): FlowStyle {
  const { text, tape } = outline;
  const own = outline.entriesOf(container).filter(({ isOwn }) => isOwn);
  const [first, second] = own;
  const { json, quotes } = style;
  if (first === undefined) {
    const outer = around.get(container)?.container;
    if (outer !== undefined && outline.isFlow(outer)) return flowStyleIn(outline, style, outer, around);
  }
  const isMap = outline.kindOf(container) === KIND_MAP;
  const keyQuoting = json ? 'double' : isMap && first ? quotingAt(text, first.start) : 'plain';
  const colonAt = first && isMap ? skipBlanks(text, tape.nodes[tape.base + first.node + 1] ?? 0) : undefined;
  const isTight = colonAt !== undefined && text.charAt(colonAt) === ':' && !isSpace(text, colonAt + 1);
  const isColonTight =
    keyQuoting !== 'plain' && (colonAt === undefined ? json?.isColonSpaced === false : isTight);
  const isSpread = first !== undefined && isFirstOnLine(text, first.start);
  return {
    pad:
      first !== undefined && !isSpread && isMap && isBlank(text.charCodeAt(outline.startOf(container) + 1))
        ? ' '
        : '',
    gap: isGapTight(text, first, second, isColonTight) ? ',' : ', ',
    colon: isColonTight ? ':' : ': ',
    keyQuoting,
    textQuoting: json ? 'double' : isMap ? keyQuoting : itemQuoting(outline, own, style),
    quotes: json ? 'double' : quotes,
    spread: isSpread
      ? {
          unit: unitOf(text, outline.startOf(container), first.start),
          lineBreak: lineBreakAt(text, first.start),
          withLists: json?.hasSpreadLists ?? true,
        }
      : undefined,
  };
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isBlank(code) || isBreak(code);
}

function isGapTight(
  text: string,
  first: Entry | undefined,
  second: Entry | undefined,
  isColonTight: boolean,
): boolean {
  if (first === undefined || second === undefined) return isColonTight;
  const gap = text.slice(first.end, second.start);
  return gap.trim() === ',' && gap.endsWith(',');
}

function itemQuoting(outline: Outline, own: readonly Entry[], style: Style): FlowStyle['textQuoting'] {
  const last = own.at(-1);
  return last === undefined ? style.itemQuoting : quotingAt(outline.text, outline.startOf(last.node));
}

/** What a line of an entry is indented by, beyond the line of the bracket. */
function unitOf(text: string, open: number, entry: number): string {
  const outer = indentationAt(text, open);
  const inner = indentationAt(text, entry);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : '  ';
}

/** Where what a merge key writes in braces ends, before the other entries if there are such. */
function mergedEnd(outline: Outline, container: number, own: readonly Entry[]): number | undefined {
  if (own.length === outline.entriesOf(container).length) return undefined;
  const { text } = outline;
  let end = own[0]?.start ?? outline.endOf(container) - 1;
  while (isSpace(text, end - 1) || text.charAt(end - 1) === ',') end--;
  return end > outline.startOf(container) + 1 ? end : undefined;
}

function madeIn(
  outline: Outline,
  container: number,
  { added }: ContainerChange,
  flow: FlowStyle,
  at: number,
): readonly string[] {
  const indentation =
    flow.spread === undefined ? '' : indentationAt(outline.text, firstStart(outline, container, at));
  return added.map(({ key, value }) =>
    key === undefined ? flowText(value, flow, indentation) : flowEntry(key, value, flow, indentation),
  );
}

/** An entry that has a line of its own. */
function firstStart(outline: Outline, container: number, otherwise: number): number {
  return outline.entriesOf(container).find(({ isOwn }) => isOwn)?.start ?? otherwise;
}

/** Every entry goes; what is new takes their place. */
function replacedEntries(
  outline: Outline,
  container: number,
  own: readonly Entry[],
  change: ContainerChange,
  flow: FlowStyle,
): Replacement {
  const { text } = outline;
  const open = outline.startOf(container);
  const close = outline.endOf(container) - 1;
  const made = madeIn(outline, container, change, flow, open);
  const first = own[0]?.start ?? open + 1;
  if (made.length === 0) return { start: open + 1, end: close, text: '', node: container };
  const separator =
    flow.spread === undefined ? flow.gap : `,${flow.spread.lineBreak}${indentationAt(text, first)}`;
  return { start: first, end: own.at(-1)?.end ?? close, text: made.join(separator), node: container };
}

/** Removed entries that another one follows go with the comma behind them and the comment on its line. */
function removedBefore(
  text: string,
  node: number,
  own: readonly Entry[],
  { removed }: ContainerChange,
  lastKept: Entry | undefined,
): readonly Replacement[] {
  return own
    .filter((entry) => removed.has(entry) && lastKept !== undefined && entry.start < lastKept.start)
    .map((entry) => {
      const comma = skipComments(text, entry.end);
      const behind = skipBlanks(text, comma + 1);
      const end = skipSpace(text, text.charAt(behind) === '#' ? lineEnd(text, behind) : behind);
      return { start: entry.start, end, text: '', node };
    });
}

/** Removed entries at the end go with the comma before them; a comment between stays. */
function removedBehind(
  text: string,
  node: number,
  own: readonly Entry[],
  kept: number,
  { removed }: ContainerChange,
): readonly Replacement[] {
  const gone = own.filter((entry) => removed.has(entry) && entry.start >= kept);
  const last = gone.at(-1);
  if (last === undefined) return [];
  const comma = skipComments(text, kept);
  const [first = last] = gone;
  const between = text.slice(kept, first.start);
  if (!between.includes('#')) return [{ start: kept, end: last.end, text: '', node }];
  const behind = skipBlanks(text, last.end);
  const isOnOwnLine =
    isFirstOnLine(text, first.start) && (isSpace(text, behind) || text.charAt(behind) === '#');
  const start = isOnOwnLine ? previousLineEnd(text, first.start) : first.start;
  const end = isOnOwnLine ? lineEnd(text, behind) : last.end;
  return [
    { start: comma, end: comma + 1, text: '', node },
    { start, end, text: '', node },
  ];
}

function previousLineEnd(text: string, at: number): number {
  const found = text.lastIndexOf('\n', at);
  return text.charAt(found - 1) === '\r' ? found - 1 : found;
}

/** Where the last entry that stays ends, and the last one that was there. */
interface Ends {
  readonly kept: number;
  readonly last: number;
}

function additions(
  text: string,
  node: number,
  made: readonly string[],
  { gap, spread }: FlowStyle,
  { kept, last }: Ends,
): readonly Replacement[] {
  if (spread === undefined) return [{ start: kept, end: kept, text: gap + made.join(gap), node }];
  const line = spread.lineBreak + indentationAt(text, kept);
  const lines = line + made.join(`,${line}`);
  const comma = skipComments(text, last);
  const hasTrailingComma = text.charAt(comma) === ',';
  const behind = skipBlanks(text, hasTrailingComma ? comma + 1 : last);
  if (text.charAt(behind) !== '#') return [{ start: kept, end: kept, text: `,${lines}`, node }];
  const end = lineEnd(text, behind);
  if (hasTrailingComma) return [{ start: end, end, text: `${lines},`, node }];
  return [
    { start: kept, end: kept, text: ',', node },
    { start: end, end, text: lines, node },
  ];
}
