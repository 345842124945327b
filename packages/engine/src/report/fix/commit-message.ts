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
  const where = ` in ${subjects[0] ?? ''}${others}`;
  const title = shortest([
    `${capital([...words, ...made].join(', '))}${where}`,
    `Repair ${findings[0]?.check ?? ''}${where}`,
  ]);
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

/** The first title that is short enough, else the last one cut. */
function shortest(titles: readonly string[]): string {
  const plain = titles.map(visible);
  const last = plain.at(-1) ?? '';
  return (
    plain.find(({ length }) => length <= longestTitle) ?? `${last.slice(0, longestTitle - 1).trimEnd()}…`
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
