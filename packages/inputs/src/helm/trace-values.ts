import type { JsonValue } from '@plimsoll/engine';

import { everyValue, type ChartValue, type ValueLeaf, type ValueMap } from './chart-values.ts';
import type { RenderedDocument } from './rendered-documents.ts';
import { ValueProof, type DocumentValues } from './value-proof.ts';
import { templateParts } from './template-parts.ts';
import { markOf, mostMarks, overlayOf, type ValueMark } from './value-marks.ts';

/** Renders the chart with some values put over its own; where that fails, gives back what Helm says. */
export type RenderWith = (
  overlay: JsonValue,
) => Promise<readonly RenderedDocument[] | { readonly failure: string }>;

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
  const proof = new ValueProof(plain);
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
  const bodies = templates
    .flatMap((template) => templateParts(template))
    .flatMap((part) => (part.kind === 'action' && comparing.test(part.body) ? [part.body] : []));
  const names = bodies.flatMap((body) => [...body.matchAll(/\.(\w+)/gu)].map(([, name = '']) => name));
  return new Set(names.filter((name) => name !== 'Values'));
}

const comparing =
  /\b(?:eq|ne|lt|le|gt|ge|has|hasKey|hasPrefix|hasSuffix|contains|index|get|dig|regex\w+|mustRegex\w+|semver\w*|kindIs|typeIs|ternary|lookup)\b/u;

interface Trial {
  readonly values: ChartValue;
  readonly ids: ReadonlyMap<ChartValue, number>;
  readonly render: RenderWith;
  readonly proof: ValueProof;
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
