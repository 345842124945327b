import type { Difference } from '../baseline/diff.ts';
import type { Check } from '../checks/check.ts';
import type { Finding } from '../evaluate/finding.ts';
import { count, imperative, resourceText } from './terminal/wording.ts';
import { visible } from './visible.ts';

/** What the comment on a pull request says and cannot know from the findings. */
export interface DiffMarkdownOptions {
  readonly checks: readonly Check[];
  readonly before: string;
  readonly after: string;
  /** How many places could not be looked at. */
  readonly problems: number;
  readonly notes: readonly string[];
}

/** A comment on a pull request holds 65,536 characters; this many rows fit with room to spare. */
const shownRows = 100;

/** What a change does, as a comment on a pull request. */
export function* diffMarkdown(
  { introduced, resolved, left }: Difference,
  { checks, before, after, problems, notes }: DiffMarkdownOptions,
): Iterable<string> {
  const known = new Map(checks.map((check) => [check.id, check]));
  yield `### Plimsoll: ${introduced.length} introduced, ${resolved.length} resolved, ${left.length} left as before\n\n`;
  yield `${code(after)} compared with ${code(before)}\n`;
  if (problems > 0)
    yield `\n**Not everything could be looked at**: the log lists ${count(problems, 'place')}\n`;
  for (const note of notes) yield `\n${plain(note)}\n`;
  if (introduced.length > 0) {
    yield '\n| | introduced | where | write |\n|---|---|---|---|\n';
    yield* rows(introduced, (finding) => [...cellsOf(finding, known), remedyOf(finding, known)]);
  }
  if (resolved.length === 0) return;
  yield `\n<details><summary>${resolved.length} resolved</summary>\n\n| | resolved | where |\n|---|---|---|\n`;
  yield* rows(resolved, (finding) => cellsOf(finding, known));
  yield '\n</details>\n';
}

function* rows(
  findings: readonly Finding[],
  cells: (finding: Finding) => readonly string[],
): Iterable<string> {
  for (const finding of findings.slice(0, shownRows)) yield `| ${cells(finding).join(' | ')} |\n`;
  const more = findings.length - shownRows;
  if (more > 0) yield `\nand ${more} more\n`;
}

function cellsOf(
  { check, severity, resource, location }: Finding,
  known: ReadonlyMap<string, Check>,
): readonly string[] {
  const { container } = resource;
  const inside = container === undefined ? '' : `, container ${code(container)}`;
  return [
    severity,
    `${plain(known.get(check)?.title ?? check)} (${code(check)})`,
    `${code(resourceText(resource))}${inside}<br>${code(`${location.uri}:${location.line}`)}`,
  ];
}

function remedyOf({ check }: Finding, known: ReadonlyMap<string, Check>): string {
  const remedy = known.get(check)?.remedy;
  return remedy === undefined ? '' : imperative(remedy).replaceAll('|', '\\|');
}

/** Text from outside as code, in which nothing means anything but the end of the cell and of the code. */
function code(text: string): string {
  return `\`${visible(text).replaceAll('`', 'ˋ').replaceAll('|', '∣')}\``;
}

/** Text that makes no link, no mention, no tag and no new cell. */
function plain(text: string): string {
  return visible(text).replaceAll(/[\\`*_{}[\]<>()#|@!~]/gu, '\\$&');
}
