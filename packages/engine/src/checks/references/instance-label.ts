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

const labelValue = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/u;

/** True for a text that a label can hold. */
export function isLabelValue(text: string): boolean {
  return labelValue.test(text);
}

/** What to make sure of before the label is set. */
export const instanceIsFree =
  'Verify that no tool tracks objects by the label: Argo CD does, and Helm charts write the name of the release into it.';
