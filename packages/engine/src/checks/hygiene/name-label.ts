import type { Pod } from '../../model/pod.ts';
import { escapeToken } from '../../model/pointer.ts';
import type { Edit } from '../check.ts';

const labelValue = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/u;

/** Puts the name of the object into a label of its pods that they lack; nothing where no label can hold it. */
export function nameLabel(labelsAt: string, key: string, { labels, resource }: Pod): readonly Edit[] {
  if (labels.has(key) || !labelValue.test(resource.name)) return [];
  return [{ op: 'set', at: `${labelsAt}/${escapeToken(key)}`, value: resource.name }];
}

/** What to make sure of before pods get another label. */
export const ownLabelIsFree =
  'Verify that no selector goes by the label yet: `kubectl get services,networkpolicies -A -o wide` shows whom each selects.';
