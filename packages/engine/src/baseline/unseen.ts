import type { Undecided } from '../evaluate/finding.ts';
import type { Coverage } from '../evaluate/report.ts';
import { objectKey, type Trace } from './trace.ts';

/** What was not looked at on a side, or could not be told. */
export type Looked = Pick<Coverage, 'problems' | 'unknown' | 'leftOut'>;

/** What is known of a side beside that. */
export interface Known {
  /** Keys of the objects that are there (`objectKey`). */
  readonly objects: ReadonlySet<string>;
  /** What could not be told on the other side either, where the finding was found all the same. */
  readonly unknownBefore?: readonly Undecided[];
  readonly isByContent: (check: string) => boolean;
}

/**
 * Tells of findings of another scan whether this one would have shown them: one is unseen where its file was left out or not
 * read in full, where its object is not here while something was not read, and where its check could not tell.
 */
export function unseenIn(
  { problems, unknown, leftOut = [] }: Looked,
  { objects, unknownBefore = [], isByContent }: Known,
): (trace: Trace) => boolean {
  const unread = new Set([...problems.map(({ uri }) => uri), ...leftOut]);
  const before = new Set(unknownBefore.flatMap(doubtKeys));
  const doubts = new Set(unknown.flatMap(doubtKeys).filter((key) => !before.has(key)));
  const undecided = new Set([...doubts].map((key) => key.slice(key.indexOf('\n') + 1)));
  return (trace) => {
    const { check, uri, from = uri } = trace;
    if (unread.has(uri) || unread.has(from)) return true;
    if (undecided.has(`${check}\n${objectKey(trace)}`) || undecided.has(`${check}\n`)) return true;
    return problems.length > 0 && (!objects.has(objectKey(trace)) || !isByContent(check));
  };
}

/** The keys of a doubt: its message, its check, and each of its objects, or nothing where it may be about any. */
function doubtKeys({ check, message, objects }: Undecided): readonly string[] {
  const text = message.replaceAll('\n', ' ');
  if (objects === undefined) return [`${text}\n${check}\n`];
  return objects.map(
    ({ kindName, namespace, name }) => `${text}\n${check}\n${objectKey({ kind: kindName, namespace, name })}`,
  );
}
