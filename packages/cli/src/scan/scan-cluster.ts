import { makeReport, visible, type PlanOrder, type Report } from '@plimsoll/engine';
import type { ClusterReading, ClusterRequest } from '@plimsoll/inputs/cluster';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { makeLiveExaminer } from './live.ts';
import { startProgress } from './progress.ts';
import { givenMinor } from './render.ts';
import { aboutManifests, unknownFor } from './unread-values.ts';

/** Reads a cluster, examines each object as it comes and relates them. */
export async function scanCluster(
  request: ClusterRequest,
  order: PlanOrder,
  { args, edge }: { readonly args: ParsedArguments; readonly edge: Edge },
): Promise<Report> {
  const { readCluster, sourceOf } = await import('@plimsoll/inputs/cluster');
  const progress = startProgress('read', edge.stderr, 'objects');
  // What is judged by is the version that runs, unless somebody says another.
  let minor = givenMinor(order, args);
  let root = '';
  let secrets = 0;
  const skip = [...order.skip, ...(order.only === undefined ? aboutManifests : [])];
  const live = makeLiveExaminer(() => ({ ...order, skip, minor: minor ?? order.minor }), sourceOf);
  try {
    const reading = await readCluster(request, {
      onServer: (server) => {
        minor ??= server.minor;
        root = server.root;
      },
      take: (object) => {
        if (object.object['kind'] === 'Secret' && !request.withSecretValues) secrets += 1;
        live.take(object);
      },
      onProgress: (objects) => progress.update(objects),
    });
    progress.end();
    process.stderr.write(notesOn(reading));
    const { plan, examinations } = live.done();
    const unread = { kind: 'Secret', count: secrets, uri: `${root}/secrets`, remedy } as const;
    return live.countedOnce(
      makeReport(examinations, plan, {
        problems: reading.problems,
        interrupted: request.signal.aborted,
        isWhole: request.namespaces === undefined,
        unknown: unknownFor(plan, [unread]),
      }),
    );
  } finally {
    progress.end();
  }
}

const remedy = '`--include-secret-values` has them read';

/** What of the cluster was not judged by itself, and why. */
function notesOn({ derived, injected }: ClusterReading): string {
  const lines: string[] = [];
  if (derived > 0) {
    const what = derived === 1 ? '1 object is' : `${derived} objects are`;
    lines.push(`note: ${what} judged where their owners are: pods, and what makes them\n`);
  }
  for (const [name, pods] of injected) {
    lines.push(
      `note: container \`${visible(name)}\` was put into ${pods === 1 ? '1 pod' : `${pods} pods`} beside what the owner asks for\n`,
    );
  }
  return lines.join('');
}
