import { dirname, posix, resolve } from 'node:path';
import type { Policy, Problem, Report } from '@plimsoll/engine';
import { didYouMean, pathFrom } from '@plimsoll/engine';
import { exclusionOf, findSources, isInputProblem, readSource } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { pathsOf, type Request } from '../scan/request.ts';
import { scanPaths } from '../scan/sources.ts';
import type { ScannedSide } from './scan-side.ts';

/** What belongs to one environment: folders, and charts with the values of that environment. */
export interface Environment {
  readonly name: string;
  readonly folders: readonly string[];
  readonly charts: readonly { readonly folder: string; readonly values: string }[];
}

/** Finds the two environments that the command line names. Throws where one of them is nowhere to be found. */
export function environmentsOf(
  args: ParsedArguments,
  { find, order }: Pick<Request, 'find' | 'order'>,
  edge: Edge,
): readonly [Environment, Environment] {
  const given = args.value('environments') ?? '';
  const [one = '', other = '', third] = given.split(',').map((name) => name.trim());
  if (one === '' || other === '' || one === other || third !== undefined)
    throw usage(`--environments: \`${given}\` does not name two environments; write \`dev,prod\``);
  const uris = findSources(pathsOf(args, edge), find).files.map(({ uri }) => uri);
  const found = (name: string): Environment => environmentIn(uris, name, order.policy, order.prefix);
  const named = [found(one), found(other)] as const;
  const missing = named.find(({ folders, charts }) => folders.length + charts.length === 0);
  if (missing === undefined) return named;
  const hint = didYouMean(missing.name, namesIn(uris));
  throw usage(
    `--environments: no folder is called \`${missing.name}\`, no chart has a \`values-${missing.name}.yaml\`, and no \`plimsoll.yaml\` says where it is${hint}`,
  );
}

/** Scans all that belongs to an environment. */
export async function scanEnvironment(
  { name, folders, charts }: Environment,
  { request, args, edge }: Scanning,
): Promise<ScannedSide> {
  const reports: Report[] = [];
  if (folders.length > 0) reports.push(await scanPaths(folders, request, { args, edge }));
  for (const { folder, values } of charts) {
    reports.push(await scanPaths([folder], request, { args: withValues(args, values), edge }));
  }
  const findings = reports.flatMap((report) => report.findings);
  const suppressed = reports.flatMap((report) => report.suppressed);
  const problems: readonly Problem[] = reports.flatMap(({ coverage }) => coverage.problems);
  const inventory = {
    sources: reports.flatMap((report) => report.inventory?.sources ?? []),
    resources: reports.flatMap((report) => report.inventory?.resources ?? []),
  };
  return {
    compared: {
      findings,
      suppressed,
      inventory,
      looked: { problems, unknown: reports.flatMap(({ coverage }) => coverage.unknown) },
    },
    about: {
      name,
      kind: 'path',
      kubernetesVersion: `1.${request.order.minor}`,
      findings: findings.length,
      problems,
    },
    isInterrupted: reports.some(({ interrupted }) => interrupted),
    resources: reports.reduce((sum, { coverage }) => sum + coverage.resources, 0),
    checks: reports[0]?.coverage.checks ?? 0,
    notes: [],
    sourceText: (uri) => {
      const source = readSource({ path: resolve(edge.cwd, uri), uri });
      return isInputProblem(source) ? undefined : source.text;
    },
    remove: () => undefined,
  };
}

interface Scanning {
  readonly request: Pick<Request, 'order' | 'find'>;
  readonly args: ParsedArguments;
  readonly edge: Edge;
}

/** By name first; where nothing has that name, where the policy says that an environment of that name is. */
function environmentIn(uris: readonly string[], name: string, policy: Policy, prefix: string): Environment {
  const folders = new Set(uris.map((uri) => posix.dirname(uri)));
  const kustomized = new Set(uris.filter((uri) => overlayName.test(uri)).map((uri) => posix.dirname(uri)));
  const overlays = [...kustomized].filter((folder) => isCalled(folder, name));
  const charts = valuesFor(name, uris);
  if (overlays.length + charts.length > 0) return { name, folders: overlays, charts };
  const called = outermost([...allFolders(folders)].filter((folder) => isCalled(folder, name)));
  if (called.length > 0) return { name, folders: called, charts: [] };
  return { name, folders: placesOf(name, uris, policy, prefix), charts: [] };
}

function isCalled(folder: string, name: string): boolean {
  return folder === name || folder.endsWith(`/${name}`);
}

const overlayName = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/u;

/** The values files of an environment that lie in a chart, by the names that people give them. */
function valuesFor(name: string, uris: readonly string[]): Environment['charts'] {
  const charts = new Set(uris.filter((uri) => /(?:^|\/)Chart\.yaml$/u.test(uri)).map((uri) => dirname(uri)));
  const names = ['yaml', 'yml'].flatMap((end) => [`values-${name}.${end}`, `values.${name}.${end}`]);
  return uris.flatMap((uri) => {
    const folder = posix.dirname(uri);
    const isValues = charts.has(folder) && names.includes(posix.basename(uri));
    return isValues ? [{ folder, values: uri }] : [];
  });
}

function allFolders(folders: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const start of folders) {
    for (
      let folder = start;
      folder !== '.' && folder !== '/' && !all.has(folder);
      folder = posix.dirname(folder)
    )
      all.add(folder);
  }
  return all;
}

/** A folder of that name in another of that name belongs to it. */
function outermost(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
}

/** The overlays and files in the paths that the policy gives an environment. */
function placesOf(
  name: string,
  uris: readonly string[],
  { scopes }: Policy,
  prefix: string,
): readonly string[] {
  const patterns = scopes.flatMap(({ environment, when }) =>
    environment === name ? (when.paths ?? []) : [],
  );
  if (patterns.length === 0) return [];
  const isInside = exclusionOf({ exclude: [], policy: { patterns, prefix } });
  const inside = uris.filter((uri) => isInside(uri) && pathFrom(prefix, uri) !== '');
  const overlays = inside.filter((uri) => overlayName.test(uri)).map((uri) => posix.dirname(uri));
  const rest = inside.filter((uri) => !overlays.some((folder) => posix.dirname(uri) === folder));
  return [...overlays, ...rest];
}

/** What people may have meant by a name. */
function namesIn(uris: readonly string[]): readonly string[] {
  const folders = allFolders(new Set(uris.map((uri) => posix.dirname(uri))));
  const values = uris.flatMap((uri) => /(?:^|\/)values[-.](.+)\.ya?ml$/u.exec(uri)?.[1] ?? []);
  return [...new Set([...[...folders].map((folder) => posix.basename(folder)), ...values])];
}

/** The same command line with values for charts; those that it gives itself come after them and overrule them. */
function withValues(args: ParsedArguments, file: string): ParsedArguments {
  const values = (name: string): readonly string[] =>
    name === 'values' ? [file, ...args.values(name)] : args.values(name);
  return {
    ...args,
    values,
    has: (name) => name === 'values' || args.has(name),
    value: (name) => values(name).at(-1),
  };
}
