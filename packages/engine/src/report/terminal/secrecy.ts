import { groupOf } from '../../checks/index.generated.ts';
import type { Finding } from '../../evaluate/finding.ts';
import type { Stretch } from './marked-line.ts';

/** True where the marked value may be a secret: a report is often a build log that many may read. */
export function isSecret({
  check,
  resource,
  location,
}: Pick<Finding, 'check' | 'resource' | 'location'>): boolean {
  return (
    groupOf.get(check) === 'secrets' ||
    (resource.kind === 'Secret' && /\/(?:data|stringData)(?:\/|$)/u.test(location.pointer))
  );
}

/** A line whose marked value is not shown, and the mark in it. The key stays, also where it alone is marked. */
export function withoutValue(
  line: string,
  { start, end }: Stretch,
): { readonly line: string; readonly mark: Stretch } {
  if (/^\s*:(?:\s|$)/u.test(line.slice(end))) return { line, mark: { start, end } };
  const marked = line.slice(start, end);
  const key = /^(?:"[^"]*"|'[^']*'|[^\s:]+)\s*:(?=\s|$|")/u.exec(marked)?.[0] ?? '';
  if (key.length === marked.length) return { line, mark: { start, end } };
  const shown = `${key}${key === '' ? '' : ' '}(not shown)`;
  return { line: line.slice(0, start) + shown + line.slice(end), mark: { start, end: start + shown.length } };
}
