import type { Pod } from '../../model/pod.ts';
import { isOwned } from '../../model/resource.ts';

export const instanceLabel = 'app.kubernetes.io/instance';

/** The instance label of a workload itself; `undefined` where it needs none, because another object made the workload. */
export function instanceOf({ resource }: Pod): { readonly at: string; readonly label: string } | undefined {
  const { metadata, name } = resource;
  if (metadata === undefined || name === '' || isOwned(resource)) return undefined;
  const label = metadata.map('labels')?.string(instanceLabel) ?? '';
  return { at: `${metadata.pointer('labels')}/app.kubernetes.io~1instance`, label };
}
