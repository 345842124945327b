import type { ChangedTexts, KustomizeOptions } from '@plimsoll/inputs';
import type { Edge, Option, ParsedArguments } from '../command-line/command.ts';

/** What kustomizations may do while they are built, the same for every command that reads sources. */
export const kustomizeOptions: readonly Option[] = [
  {
    name: 'allow-remote-bases',
    summary: 'Let Kustomize fetch the bases and files that a kustomization names by URL',
  },
  { name: 'enable-helm', summary: 'Let Kustomize run `helm` for the charts that a kustomization names' },
  {
    name: 'load-restrictor',
    value: 'NAME',
    choices: ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone'],
    summary:
      'Whether a kustomization may name files out of its folder, `LoadRestrictionsRootOnly` if nothing is said',
  },
];

/** Where repairs of what kustomizations build are made. */
export const overlayOption: Option = {
  name: 'overlay',
  value: 'NAME',
  summary:
    'Repair only what this overlay builds, by patches in its folder, its bases staying as they are; NAME is its folder, or the last part of it',
};

/** What a command line says of kustomizations. */
export function kustomizeOptionsOf(
  args: ParsedArguments,
  { cwd, environment }: Edge,
  signal: AbortSignal | undefined,
  changed: ChangedTexts | undefined,
): KustomizeOptions {
  const overlay = args.value(overlayOption.name);
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(changed === undefined ? {} : { changed }),
    cwd,
    environment,
    allowRemoteBases: args.has('allow-remote-bases'),
    enableHelm: args.has('enable-helm'),
    ...(overlay === undefined ? {} : { overlay }),
    allowFilesOutside: args.value('load-restrictor') === 'LoadRestrictionsNone',
  };
}
