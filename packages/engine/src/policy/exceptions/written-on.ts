import type { WrittenException } from '../../model/exception.ts';
import type { Pod } from '../../model/pod.ts';
import type { Resource } from '../../model/resource.ts';
import { isOwn, ownExceptions } from './annotation.ts';
import { foreignExceptions, foreignWords } from './foreign/index.ts';
import { marksOf } from './marks.ts';

/** The exceptions that are written on a resource and on the pods it makes; none, at little cost, for nearly all resources. */
export function exceptionsOn(
  resource: Resource,
  pod: Pod | undefined,
  { isForeignHonoured }: { readonly isForeignHonoured: boolean },
): readonly WrittenException[] {
  const marks = marksOf(resource, pod, mayBeException);
  if (marks === undefined) return none;
  const own = ownExceptions(marks);
  return isForeignHonoured ? [...own, ...foreignExceptions(marks, pod)] : own;
}

const none: readonly WrittenException[] = [];

function mayBeException(key: string): boolean {
  return key.includes('/') && (isOwn(key) || foreignWord.test(key));
}

/** All words at once, as most keys of annotations and labels hold none. */
const foreignWord = new RegExp(
  foreignWords.map((word) => word.replaceAll('.', String.raw`\.`)).join('|'),
  'u',
);
