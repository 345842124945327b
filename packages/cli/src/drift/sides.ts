import {
  examine,
  kindNameOf,
  listResources,
  makeReport,
  planOf,
  resourcesOf,
  withoutServerDefaults,
  type DriftObject,
  type DriftSide,
  type JsonObject,
  type PlanOrder,
  type Problem,
  type Report,
  type Source,
} from '@plimsoll/engine';
import { findSources, isInputProblem, isStdin, readSource, type SourceFile } from '@plimsoll/inputs';
import type { ClusterRequest, LiveObject } from '@plimsoll/inputs/cluster';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { makeLiveExaminer } from '../scan/live.ts';
import { startProgress } from '../scan/progress.ts';
import { givenMinor, renderSources } from '../scan/render.ts';
import type { Request } from '../scan/request.ts';

/** One side of a drift, and what could not be read of it. */
export interface ReadSide {
  readonly side: DriftSide;
  readonly problems: readonly Problem[];
  /** Manifests that ignore files left out. */
  readonly leftOut: readonly string[];
  /** Minor version of the cluster, where it tells. */
  readonly minor: number | undefined;
  /** Where something of a rendered source is written. */
  readonly placeOf: (uri: string, line: number) => { readonly uri: string; readonly line: number };
}

/** What reading a side needs. */
export interface SideContext {
  readonly order: PlanOrder;
  readonly find: Request['find'];
  readonly args: ParsedArguments;
  readonly edge: Edge;
  readonly signal: AbortSignal;
}

/** What the repository says: files, and what charts and overlays among them render to. */
export async function readRepository(paths: readonly string[], context: SideContext): Promise<ReadSide> {
  const { order, find, args, edge, signal } = context;
  const found = findSources(paths, find);
  const files = found.files.filter((file) => !isStdin(file));
  const rendering = await renderSources(files, {
    args,
    edge,
    find,
    minor: givenMinor(order, args),
    tracing: 'values',
    signal,
  });
  const problems: Problem[] = [...found.problems, ...rendering.problems];
  const sources: Source[] = rendering.rendered.map(({ source }) => source);
  for (const file of rendering.files) {
    const source = readSource(file);
    if (isInputProblem(source)) problems.push(source);
    else sources.push(source);
  }
  const plan = planOf(order);
  const report = makeReport(
    sources.map((source) => examine(source, plan)),
    plan,
    { problems },
  );
  const objects = sources.flatMap((source) =>
    listResources(source).resources.flatMap(({ uri, line, object }) => driftObject(object, uri, line) ?? []),
  );
  const origins = new Map(rendering.rendered.map(({ source, origin }) => [source.uri, origin]));
  return {
    side: { objects, findings: findingsOf(report), isWhole: true },
    problems: report.coverage.problems,
    leftOut: found.leftOut,
    minor: undefined,
    placeOf: (uri, line) => origins.get(uri)?.lineOf(line) ?? { uri, line },
  };
}

/** What runs in a cluster. */
export async function readRunning(request: ClusterRequest, context: SideContext): Promise<ReadSide> {
  const { order, args, edge } = context;
  const { readCluster, sourceOf } = await import('@plimsoll/inputs/cluster');
  let minor = givenMinor(order, args);
  const collected = collector(() => ({ ...order, minor: minor ?? order.minor }), sourceOf);
  const progress = startProgress('read', edge.stderr, 'objects');
  const reading = await readCluster(request, {
    onServer: (server) => {
      minor ??= server.minor;
    },
    take: collected.take,
    onProgress: (objects) => progress.update(objects),
  });
  progress.end();
  return collected.side(reading.problems, { minor, isWhole: true, within: request.namespaces });
}

/** What ran in a cluster when a snapshot of it was taken. */
export async function readTaken(file: SourceFile, { order, args }: SideContext): Promise<ReadSide> {
  const { readSnapshot, sourceOf } = await import('@plimsoll/inputs/cluster');
  let minor = givenMinor(order, args);
  let isWhole = true;
  const collected = collector(() => ({ ...order, minor: minor ?? order.minor }), sourceOf);
  const reading = await readSnapshot(file, {
    onHead: (facts) => {
      minor ??= facts.minor;
      isWhole = facts.isWhole;
    },
    take: collected.take,
  });
  return collected.side(reading.problems, { minor, isWhole });
}

interface Collector {
  readonly take: (object: LiveObject) => void;
  readonly side: (
    problems: readonly Problem[],
    facts: Pick<ReadSide, 'minor'> & Pick<DriftSide, 'isWhole' | 'within'>,
  ) => ReadSide;
}

function collector(orderOf: () => PlanOrder, sourceOf: (object: LiveObject) => Source): Collector {
  const live = makeLiveExaminer(orderOf, sourceOf);
  const objects: DriftObject[] = [];
  return {
    take: (one) => {
      live.take(one);
      const object = driftObject(one.object, one.uri, 1);
      if (object !== undefined) objects.push(object);
    },
    side: (problems, { minor, isWhole, within }) => {
      const { plan, examinations } = live.done();
      const report = live.countedOnce(makeReport(examinations, plan, { problems }));
      return {
        side: {
          objects,
          findings: findingsOf(report),
          isWhole: isWhole && problems.length === 0,
          within,
        },
        problems: report.coverage.problems,
        leftOut: [],
        minor,
        placeOf: (uri, line) => ({ uri, line }),
      };
    },
  };
}

function driftObject(object: JsonObject, uri: string, line: number): DriftObject | undefined {
  const [resource] = resourcesOf(withoutServerDefaults(object), uri);
  if (resource === undefined) return undefined;
  const { namespace, name, fields } = resource;
  return { kindName: kindNameOf(resource), namespace, name, uri, line, object: fields.object };
}

/** An exception accepts a finding on whichever side it stands; what is compared is what is so. */
function findingsOf({ findings, suppressed }: Report): DriftSide['findings'] {
  return [...findings, ...suppressed];
}
