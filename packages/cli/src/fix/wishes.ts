import { dirname } from 'node:path/posix';
import {
  catalogue,
  companionName,
  companionText,
  parseSource,
  proposalsFor,
  type Change,
  type Finding,
  type FixValues,
  type Proposal,
  type Source,
} from '@plimsoll/engine';
import type { RenderedSource } from '@plimsoll/inputs';
import type { Workbench } from './workbench.ts';

/** A repair that is wanted, and the ways in which it can be made, the best first. */
export interface Wish {
  readonly proposal: Proposal;
  readonly ways: readonly (readonly Change[])[];
  /** The rendered source in which its finding lies; `undefined` for a file that is applied as it stands. */
  readonly rendered: RenderedSource | undefined;
}

/** The repairs of some findings and where they can be made. */
export function wishesFor(
  findings: readonly Finding[],
  bench: Pick<Workbench, 'rendered' | 'sourceOf' | 'pathOf'>,
  values: FixValues,
): readonly Wish[] {
  const renderedBy = new Map(bench.rendered.map((one) => [one.source.uri, one]));
  return [...Map.groupBy(findings, ({ location }) => location.uri)].flatMap(([uri, some]) => {
    const rendered = renderedBy.get(uri);
    const source = rendered?.source ?? bench.sourceOf(uri);
    if (source === undefined) return [];
    return proposalsIn(source, some, values).map((proposal) => wishOf(proposal, uri, rendered));
  });
}

const byId = new Map(catalogue.map((check) => [check.id, check]));

/** The repairs of findings in one source. */
export function proposalsIn(
  source: Source,
  findings: readonly Finding[],
  values: FixValues,
): readonly Proposal[] {
  const { documents } = parseSource(source);
  return proposalsFor(source, documents, findings, { checkOf: (id) => byId.get(id), values });
}

/** A repair of a source and where it can be made. */
export function wishOf(proposal: Proposal, uri: string, rendered: RenderedSource | undefined): Wish {
  const { document, edits } = proposal;
  const added = proposal.companions.map((resource): Change => {
    const folder = dirname(uri);
    const name = companionName(resource);
    return { kind: 'file', uri: folder === '.' ? name : `${folder}/${name}`, text: companionText(resource) };
  });
  const placed =
    rendered === undefined
      ? [[{ kind: 'fields', uri, document, edits } as const]]
      : (rendered.place?.(document, edits) ?? []);
  const ways = edits.length === 0 ? [[]] : placed;
  return { proposal, rendered, ways: ways.map((changes) => [...changes, ...added]) };
}
