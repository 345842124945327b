import type { WrittenException } from '../../../model/exception.ts';
import type { Mark, Marks } from '../marks.ts';
import { foreignException, reasonIn } from './foreign.ts';

const source = { source: 'kube-linter', kind: 'annotation' } as const;
const oneCheck = 'ignore-check.kube-linter.io/';
const everyCheck = 'kube-linter.io/ignore-all';

/** kube-linter reads the object itself, not its template; the key alone decides, any value is a reason. */
export function kubeLinterExceptions({ annotations }: Marks): readonly WrittenException[] {
  return annotations.flatMap((mark) => exceptionOf(mark) ?? []);
}

function exceptionOf(mark: Mark): WrittenException | undefined {
  const { key, value } = mark;
  if (key === everyCheck) return foreignException(source, mark, { ids: undefined, ...reasonIn(value) });
  if (!key.startsWith(oneCheck)) return undefined;
  return foreignException(source, mark, { ids: [key.slice(oneCheck.length)], ...reasonIn(value) });
}
