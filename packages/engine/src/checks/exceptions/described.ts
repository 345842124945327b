import type { Exception } from '../../model/exception.ts';

/** An exception as a message names it. */
export function described({ written, checks }: Exception): string {
  if (checks === undefined) return `\`${written}\` accepts every finding`;
  const [first, ...others] = checks;
  if (first === undefined) return `\`${written}\` accepts nothing`;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `\`${written}\` accepts \`${first}\`${more}`;
}
