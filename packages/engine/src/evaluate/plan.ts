import type {
  Check,
  ContainerCheck,
  DocumentCheck,
  PodCheck,
  ResourceCheck,
  SnapshotCheck,
  Target,
} from '../checks/check.ts';
import type { KindName } from '../model/resource.ts';

/** The checks of a run, sorted by what they look at, and what they judge by. */
export interface Plan {
  readonly checks: readonly Check[];
  readonly target: Target;
  /** Whether findings are to be recognised again later; a report for people alone does without. */
  readonly withFingerprints: boolean;
  readonly container: readonly ContainerCheck[];
  readonly pod: readonly PodCheck[];
  readonly document: readonly DocumentCheck[];
  readonly snapshot: readonly SnapshotCheck[];
  /** The checks whose findings make others say nothing. */
  readonly silencers: ReadonlySet<string>;
  /** The resource checks of a kind, those for every kind included. */
  readonly ofKind: (kindName: KindName) => readonly ResourceCheck[];
}

/** Sorts the checks of a run. */
export function makePlan(
  checks: readonly Check[],
  target: Target,
  { withFingerprints = true }: { readonly withFingerprints?: boolean } = {},
): Plan {
  const resource = checks.filter((check) => check.on === 'resource');
  const byKind = new Map<KindName, readonly ResourceCheck[]>();
  const everyKind = resource.filter((check) => check.kinds.length === 0);
  for (const kindName of new Set(resource.flatMap((check) => check.kinds))) {
    byKind.set(
      kindName,
      resource.filter((check) => check.kinds.length === 0 || check.kinds.includes(kindName)),
    );
  }
  return {
    checks,
    target,
    withFingerprints,
    container: checks.filter((check) => check.on === 'container'),
    pod: checks.filter((check) => check.on === 'pod'),
    document: checks.filter((check) => check.on === 'document'),
    snapshot: checks.filter((check) => check.on === 'snapshot'),
    silencers: new Set(checks.flatMap(({ impliedBy = [], mootBy = [] }) => [...impliedBy, ...mootBy])),
    ofKind: (kindName) => byKind.get(kindName) ?? everyKind,
  };
}
