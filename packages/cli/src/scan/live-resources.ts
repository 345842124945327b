import type { JsonObject, Problem, ReadResource } from '@plimsoll/engine';
import type { SourceFile } from '@plimsoll/inputs';
import type { LiveObject } from '@plimsoll/inputs/cluster';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { clusterRequestOf } from './cluster.ts';

/** The objects of clusters, as a list of resources shows them, and what could not be read. */
export interface LiveResources {
  readonly resources: readonly ReadResource[];
  readonly problems: readonly Problem[];
}

/** The objects of snapshots. */
export async function resourcesOfSnapshots(files: readonly SourceFile[]): Promise<LiveResources> {
  if (files.length === 0) return { resources: [], problems: [] };
  const { readSnapshot } = await import('@plimsoll/inputs/cluster');
  const resources: ReadResource[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const reading = await readSnapshot(file, {
      onHead: () => undefined,
      take: (one) => resources.push(readResource(one)),
    });
    problems.push(...reading.problems);
  }
  return { resources, problems };
}

/** The objects of the cluster that the command line means; `undefined` where it means none. */
export async function resourcesOfCluster(
  args: ParsedArguments,
  edge: Edge,
): Promise<LiveResources | undefined> {
  const request = clusterRequestOf(args, edge, new AbortController().signal);
  if (request === undefined) return undefined;
  const { readCluster } = await import('@plimsoll/inputs/cluster');
  const resources: ReadResource[] = [];
  const { problems } = await readCluster(request, {
    onServer: () => undefined,
    take: (one) => resources.push(readResource(one)),
  });
  return { resources, problems };
}

function readResource({ uri, object }: LiveObject): ReadResource {
  const metadata = object['metadata'];
  const named = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata : {};
  return {
    uri,
    line: 1,
    kind: textIn(object, 'kind') ?? '',
    namespace: textIn(named, 'namespace'),
    name: textIn(named, 'name') ?? '',
    object,
  };
}

function textIn(object: object, key: keyof JsonObject): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(object, key)?.value;
  return typeof value === 'string' ? value : undefined;
}
