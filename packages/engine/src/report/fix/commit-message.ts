import type { Cause } from '../../fix/cause.ts';
import { count, resourceText } from '../terminal/wording.ts';
import { visible } from '../visible.ts';

/** The message of a commit that repairs one cause: what it does and where, what it repairs and why, what to verify, how to undo it. */
export function commitMessage({ proposals, safety, verify, changes }: Cause): string {
  const findings = proposals.map(({ finding }) => finding);
  const words = [...new Set(proposals.flatMap((one) => one.words.map(({ doing }) => doing)))];
  const made = changes.flatMap(({ kind, uri }) => (kind === 'file' ? [`make ${uri}`] : []));
  const subjects = [...new Set(findings.map(({ resource }) => resourceText(resource)))];
  const others = subjects.length > 1 ? ` and ${subjects.length - 1} more` : '';
  const undo = [...new Set(proposals.flatMap((one) => one.words.map(({ undoing }) => undoing)))];
  const reasons = new Map(proposals.map(({ check }) => [check.id, check.why]));
  const title = cut(capital(visible(`${[...words, ...made].join(', ')} in ${subjects[0] ?? ''}${others}`)));
  const body = [
    `Repairs ${count(findings.length, 'finding')}:`,
    ...findings.map(
      ({ check, severity, location, message }) =>
        `- ${check} (${severity}), ${visible(location.uri)}:${location.line}: ${visible(message)}`,
    ),
    '',
    ...reasons.values(),
    '',
    ...(safety === 'safe' ? ['Safe: a working application cannot tell the difference.'] : verify),
    ...(undo.length === 0 || safety === 'safe' ? [] : [`To undo it: ${visible(undo.join(', '))}.`]),
  ];
  return `${title}\n\n${body.join('\n').trimEnd()}\n`;
}

/** As long as tools show the first line of a message. */
const longestTitle = 72;

function cut(text: string): string {
  return text.length <= longestTitle ? text : `${text.slice(0, longestTitle - 1).trimEnd()}…`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
