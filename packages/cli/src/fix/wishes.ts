import { dirname } from 'node:path/posix';
import {
  catalogue,
  companionName,
  companionText,
  parseSource,
  proposalsFor,
  mergeEdits,
  together,
  type Change,
  type Edit,
  type Finding,
  type FixValues,
  type JsonObject,
  type Proposal,
  type ProposalOptions,
  type Source,
} from '@plimsoll/engine';
import type { RenderedSource } from '@plimsoll/inputs';
import type { Workbench } from './workbench.ts';

/** Repairs of one document that are made together, and the ways in which that can be done, the best first. */
export interface Wish {
  readonly proposals: readonly Proposal[];
  readonly edits: readonly Edit[];
  readonly ways: readonly (readonly Change[])[];
  /** Where the findings lie: a file, or a rendered source. */
  readonly uri: string;
  /** Which document of it is edited, counted from 0. */
  readonly document: number;
  /** The rendered source in which they lie; `undefined` for a file that is applied as it stands. */
  readonly rendered: RenderedSource | undefined;
}

/** A source in which something is repaired. */
export interface Wished {
  readonly source: Source;
  /** Where it was rendered from, if it was. */
  readonly rendered: RenderedSource | undefined;
}

/** Files and what was rendered. */
export interface Sources {
  readonly rendered: readonly RenderedSource[];
  readonly sourceOf: (uri: string) => Source | undefined;
}

/** Where something is found: in a file, or in what was rendered. */
export function sourceFinder({ rendered, sourceOf }: Sources): (uri: string) => Wished | undefined {
  const renderedBy = new Map(rendered.map((one) => [one.source.uri, one]));
  return (uri) => {
    const made = renderedBy.get(uri);
    const source = made?.source ?? sourceOf(uri);
    return source === undefined ? undefined : { source, rendered: made };
  };
}

/** The repairs of some findings. */
export function proposalsOn(
  findings: readonly Finding[],
  bench: Pick<Workbench, 'plan' | keyof Sources>,
  values: FixValues,
): readonly Proposal[] {
  const options = proposalOptions(bench, values);
  const find = sourceFinder(bench);
  return [...Map.groupBy(findings, ({ location }) => location.uri)].flatMap(([uri, some]) => {
    const found = find(uri);
    if (found === undefined) return [];
    return proposalsFor(found.source, parseSource(found.source).documents, some, options);
  });
}

/** Where some repairs can be made. */
export function wishesOn(proposals: readonly Proposal[], bench: Sources): readonly Wish[] {
  const find = sourceFinder(bench);
  return [...Map.groupBy(proposals, ({ finding }) => finding.location.uri)].flatMap(([uri, some]) => {
    const found = find(uri);
    return found === undefined ? [] : wishesIn(found, some);
  });
}

const byId = new Map(catalogue.map((check) => [check.id, check]));

/** What repairs on a workbench are made with. */
export function proposalOptions({ plan }: Pick<Workbench, 'plan'>, values: FixValues): ProposalOptions {
  return { plan, checkOf: (id) => byId.get(id), values };
}

/** How repairs of one source can be made. In a file each is made by itself; what was rendered asks for those of one map together. */
export function wishesIn({ source, rendered }: Wished, proposals: readonly Proposal[]): readonly Wish[] {
  if (rendered === undefined) {
    return proposals.map((proposal) => {
      const { document, edits } = proposal;
      return wishOf([proposal], source.uri, undefined, [
        [{ kind: 'fields', uri: source.uri, document, edits }],
      ]);
    });
  }
  const { documents } = parseSource(source);
  return [...Map.groupBy(proposals, ({ document }) => document)].flatMap(([document, some]) =>
    together(documents[document]?.value ?? null, some).map((group) => {
      const { edits } = mergeEdits(group);
      return wishOf(group, source.uri, rendered, rendered.place?.(document, edits) ?? []);
    }),
  );
}

function wishOf(
  proposals: readonly Proposal[],
  uri: string,
  rendered: RenderedSource | undefined,
  placed: readonly (readonly Change[])[],
): Wish {
  const { edits } = mergeEdits(proposals);
  const document = proposals[0]?.document ?? 0;
  const added = proposals.flatMap(({ companions }) =>
    companions.map((one) => rendered?.adopt?.(document, one) ?? [[companionIn(dirname(uri), one)] as const]),
  );
  const ways = edits.length === 0 ? [[]] : placed;
  return { proposals, edits, ways: added.reduce(bothOf, ways), uri, document, rendered };
}

/** The ways to do two things, those first that are the best for both. */
function bothOf(one: Wish['ways'], other: Wish['ways']): Wish['ways'] {
  const pairs = one.flatMap((first, rank) =>
    other.map((second, index) => ({ rank: rank + index, changes: [...first, ...second] })),
  );
  return pairs
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostWays)
    .map(({ changes }) => changes);
}

/** How many ways of doing several things at once are tried. */
const mostWays = 8;

function companionIn(folder: string, resource: JsonObject): Change {
  const name = companionName(resource);
  return { kind: 'file', uri: folder === '.' ? name : `${folder}/${name}`, text: companionText(resource) };
}
