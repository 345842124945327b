import type { Finding, Problem, Undecided } from './finding.ts';

/** What relating some resources gave. */
interface Related {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly unknown: readonly Undecided[];
}

/** The two ways in which resources are related: to each other, and to the definitions of their kinds. */
interface Relations {
  readonly relation: Related;
  readonly custom: Related;
}

/**
 * Relates sources unit by unit: two overlays of one base are two clusters' worth of resources, and what one of them holds says
 * nothing of the other. Sources without a unit go with each of them, and what is said of these themselves is said once,
 * with everything before us.
 */
export function relateUnits<S extends { readonly uri: string }>(
  sources: readonly S[],
  unitOf: (uri: string) => string | undefined,
  relate: (together: readonly S[]) => Relations,
): Relations {
  const byUnit = Map.groupBy(sources, ({ uri }) => unitOf(uri));
  const shared = byUnit.get(undefined) ?? [];
  const units = [...byUnit].filter(([unit]) => unit !== undefined);
  if (units.length < 2) return relate(sources);
  const parts = units.map(([, own]) =>
    within(relate(inOrderOf(sources, new Set([...shared, ...own]))), new Set(own.map(({ uri }) => uri))),
  );
  if (shared.length > 0) parts.push(within(relate(sources), new Set(shared.map(({ uri }) => uri))));
  return {
    relation: merged(parts.map(({ relation }) => relation)),
    custom: merged(parts.map(({ custom }) => custom)),
  };
}

function inOrderOf<S>(sources: readonly S[], wanted: ReadonlySet<S>): readonly S[] {
  return sources.filter((source) => wanted.has(source));
}

function within({ relation, custom }: Relations, uris: ReadonlySet<string>): Relations {
  const of = ({ findings, problems, unknown }: Related): Related => ({
    findings: findings.filter(({ location }) => uris.has(location.uri)),
    problems: problems.filter(({ uri }) => uris.has(uri)),
    unknown: unknown.filter(({ uri }) => uris.has(uri)),
  });
  return { relation: of(relation), custom: of(custom) };
}

function merged(parts: readonly Related[]): Related {
  return {
    findings: parts.flatMap(({ findings }) => findings),
    problems: parts.flatMap(({ problems }) => problems),
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}
