import type { Suppression } from '../model/exception.ts';
import { visible } from './visible.ts';

/** Who accepted a finding, how, why and until when: `by an annotation, owner shop, until 2027-01-31: moves in May`. */
export function acceptedText({ kind, source, reason, owner, until }: Suppression): string {
  const by = `by ${kind === 'annotation' ? 'an' : 'a'} ${kind}${source === 'plimsoll' ? '' : ` for ${source}`}`;
  const parts = [
    by,
    owner === undefined ? '' : `owner ${owner}`,
    until === undefined ? '' : `until ${until}`,
  ];
  const known = parts.filter((part) => part !== '').join(', ');
  return visible(reason === undefined ? known : `${known}: ${reason}`);
}
