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
    return source === undefined ? [] : wishesIn(source, some, { rendered, values });
  });
}

const byId = new Map(catalogue.map((check) => [check.id, check]));

function wishesIn(
  source: Source,
  findings: readonly Finding[],
  { rendered, values }: { readonly rendered: RenderedSource | undefined; readonly values: FixValues },
): readonly Wish[] {
  const { documents } = parseSource(source);
  const proposals = proposalsFor(source, documents, findings, { checkOf: (id) => byId.get(id), values });
  return proposals.map((proposal) => {
    const { document, edits } = proposal;
    const added = proposal.companions.map((resource): Change => {
      const folder = dirname(source.uri);
      const name = companionName(resource);
      return {
        kind: 'file',
        uri: folder === '.' ? name : `${folder}/${name}`,
        text: companionText(resource),
      };
    });
    const placed =
      rendered === undefined
        ? [[{ kind: 'fields', uri: source.uri, document, edits } as const]]
        : (rendered.place?.(document, edits) ?? []);
    const ways = edits.length === 0 ? [[]] : placed;
    return { proposal, rendered, ways: ways.map((changes) => [...changes, ...added]) };
  });
}
