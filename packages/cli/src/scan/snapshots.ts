import type { Examination, Plan, PlanOrder, Problem, Report, Undecided } from '@plimsoll/engine';
import type { SourceFile } from '@plimsoll/inputs';
import type { ParsedArguments } from '../command-line/command.ts';
import { makeLiveExaminer } from './live.ts';
import { givenMinor } from './render.ts';
import { aboutManifests, unknownFor } from './unread-values.ts';

/** Files, of which some are snapshots of clusters. */
export interface Separated {
  readonly snapshots: readonly SourceFile[];
  readonly files: readonly SourceFile[];
}

/** Takes the snapshots out of the files that were found. */
export async function separateSnapshots(files: readonly SourceFile[]): Promise<Separated> {
  // Loaded only where a name says that there may be one, so that nothing else starts the slower.
  if (!files.some(({ uri }) => mayBeSnapshot.test(uri))) return { snapshots: [], files };
  const { isSnapshot } = await import('@plimsoll/inputs/cluster');
  const snapshots = files.filter(isSnapshot);
  return snapshots.length === 0
    ? { snapshots, files }
    : { snapshots, files: files.filter((file) => !snapshots.includes(file)) };
}

const mayBeSnapshot = /\.(?:json|gz)$/u;

/** What snapshots gave. */
export interface SnapshotScan {
  /** The order with the version that the snapshots tell, unless somebody says another. */
  readonly order: PlanOrder;
  /** The plan that the objects were examined by; `undefined` where there was no snapshot. */
  readonly plan: Plan | undefined;
  readonly examinations: readonly Examination[];
  readonly problems: readonly Problem[];
  readonly unknown: readonly Undecided[];
  readonly isWhole: boolean;
  readonly countedOnce: (report: Report) => Report;
}

/** Reads and examines snapshots, one object at a time. */
export async function scanSnapshots(
  snapshots: readonly SourceFile[],
  order: PlanOrder,
  args: ParsedArguments,
): Promise<SnapshotScan> {
  const nothing = {
    order,
    plan: undefined,
    examinations: [],
    problems: [],
    unknown: [],
    isWhole: true,
    countedOnce: (report: Report) => report,
  };
  if (snapshots.length === 0) return nothing;
  const { readSnapshot, sourceOf } = await import('@plimsoll/inputs/cluster');
  let minor = givenMinor(order, args);
  let isWhole = true;
  const settled = (): PlanOrder => ({ ...order, minor: minor ?? order.minor });
  const live = makeLiveExaminer(
    () => ({ ...settled(), skip: [...order.skip, ...(order.only === undefined ? aboutManifests : [])] }),
    sourceOf,
  );
  const problems: Problem[] = [];
  const unread = [];
  for (const file of snapshots) {
    const reading = await readSnapshot(file, {
      onHead: (facts) => {
        minor ??= facts.minor;
        isWhole &&= facts.isWhole;
      },
      take: live.take,
    });
    problems.push(...reading.problems);
    const { uri } = file;
    unread.push(
      { kind: 'Secret' as const, count: reading.secrets, uri, remedy: 'a snapshot never holds them' },
      {
        kind: 'ConfigMap' as const,
        count: reading.configValues,
        uri,
        remedy: '`plimsoll snapshot --include-config-values` keeps them',
      },
    );
  }
  const { plan, examinations } = live.done();
  const unknown = [...unknownFor(plan, unread)];
  return { order: settled(), plan, examinations, problems, unknown, isWhole, countedOnce: live.countedOnce };
}
