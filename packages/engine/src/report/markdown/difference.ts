import type { Difference } from '../../baseline/diff.ts';
import type { Check } from '../../checks/check.ts';
import { diffWords, type DiffSides } from '../diff-words.ts';
import { count, grouped } from '../terminal/wording.ts';
import { listFaults, tailRoom, tally } from './fault-list.ts';
import { contextOf } from './faults.ts';
import { makeRoom } from './room.ts';
import { code, prose } from './text.ts';

/** What the comment on a pull request says and cannot know from the findings. */
export interface DiffMarkdownOptions {
  readonly checks: readonly Check[];
  readonly sides: DiffSides;
  /** How many places could not be looked at. */
  readonly problems: number;
  readonly notes: readonly string[];
  /** The text of a source as it is after the change; `undefined` where it is gone. */
  readonly sourceText: (uri: string) => string | undefined;
}

/** What a change does, as a comment on a pull request: what it introduces, then what it resolves and what it only accepts. */
export function* diffMarkdown(
  { introduced, resolved, suppressed, uncompared, left }: Difference,
  { checks, sides, problems, notes, sourceText }: DiffMarkdownOptions,
): Iterable<string> {
  const room = makeRoom();
  const context = contextOf(checks, sourceText);
  const words = diffWords(sides, code);
  const parts = [
    `${grouped(introduced.length)} ${words.introduced}`,
    `${grouped(resolved.length)} ${words.resolved}`,
  ];
  if (suppressed.length > 0) parts.push(`${grouped(suppressed.length)} suppressed`);
  parts.push(`${grouped(left.length)} ${words.left}`);
  if (uncompared.length > 0) parts.push(`${grouped(uncompared.length)} could not be compared`);
  room.add(`### Plimsoll: ${parts.join(', ')}`, 0);
  room.add(tally(introduced), 0);
  room.add(`${code(sides.after)} compared with ${code(sides.before)}`, 0);
  if (problems > 0)
    room.add(`**Not everything could be looked at**: the log lists ${count(problems, 'place')}`, 0);
  for (const note of notes) room.add(prose(note), 0);
  listFaults(introduced, room, context);
  if (resolved.length > 0) {
    room.add(`#### ${capitalised(words.resolved)}: ${grouped(resolved.length)}`, tailRoom);
    // What is gone has no source lines any more.
    listFaults(resolved, room, { ...context, linesOf: () => undefined });
  }
  if (suppressed.length > 0) {
    room.add(`#### Suppressed by an exception: ${grouped(suppressed.length)}`, tailRoom);
    listFaults(suppressed, room, context);
  }
  if (uncompared.length > 0) {
    room.add(`#### Could not be compared: ${grouped(uncompared.length)}`, tailRoom);
    listFaults(uncompared, room, { ...context, linesOf: () => undefined });
  }
  yield room.text();
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
