import { exclusionOf, type ChangedTexts, type FindOptions, type HelmOptions } from '@plimsoll/inputs';
import type { Edge, Option, ParsedArguments } from '../command-line/command.ts';

/** What charts are rendered with, the same for every command that reads sources. */
export const helmOptions: readonly Option[] = [
  {
    name: 'values',
    value: 'FILE',
    repeats: true,
    summary:
      'Render charts with these values; without it every `values-*.yaml` beside a chart’s own is a variant',
  },
  { name: 'set', value: 'KEY=VALUE', repeats: true, summary: 'Set a value of charts' },
  { name: 'set-string', value: 'KEY=TEXT', repeats: true, summary: 'Set a value of charts to text' },
  {
    name: 'set-file',
    value: 'KEY=FILE',
    repeats: true,
    summary: 'Set a value of charts to the text of a file',
  },
  {
    name: 'release-name',
    value: 'NAME',
    summary: 'The release that charts are rendered for, called like the chart if nothing is said',
  },
  { name: 'namespace', value: 'NAME', summary: 'The namespace of that release, unknown if nothing is said' },
  {
    name: 'kube-version',
    value: '1.N',
    summary: 'The version that charts are told; --kubernetes-version if nothing is said, else Helm’s own',
  },
  {
    name: 'api-versions',
    value: 'GROUP/VERSION',
    repeats: true,
    summary: 'API versions that charts are told of besides those of that version',
  },
];

/** What charts depend on besides their own options. */
export interface HelmContext {
  readonly find: FindOptions;
  /** Of the Kubernetes version that is judged for, where the user gives one. */
  readonly minor: number | undefined;
  readonly tracing: HelmOptions['tracing'];
  readonly signal?: AbortSignal;
  /** What files hold in place of what is in them. */
  readonly changed?: ChangedTexts;
}

/** What a command line says of charts. */
export function helmOptionsOf(
  args: ParsedArguments,
  { cwd, environment }: Edge,
  { find, minor, tracing, signal, changed }: HelmContext,
): HelmOptions {
  return {
    cwd,
    searchPath: environment['PATH'] ?? environment['Path'],
    values: args.values('values'),
    set: args.values('set'),
    setString: args.values('set-string'),
    setFile: args.values('set-file'),
    releaseName: args.value('release-name'),
    namespace: args.value('namespace'),
    kubeVersion: args.value('kube-version') ?? (minor === undefined ? undefined : `1.${minor}.0`),
    apiVersions: args.values('api-versions'),
    isExcluded: exclusionOf(find),
    tracing,
    ...(signal === undefined ? {} : { signal }),
    ...(changed === undefined ? {} : { changed }),
  };
}
