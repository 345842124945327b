import type { Match, Subject } from '../model/exception.ts';
import { matchesName, matchesPaths } from './glob.ts';

/** Whether a resource is meant: everything that is said must hold, by one entry of each list. */
export function isMeant(match: Match, subject: Subject): boolean {
  const { paths, namespaces, kinds, names, labels, namespaceLabels } = match;
  const { path, kind, name, namespace } = subject;
  return (
    (paths === undefined || matchesPaths(paths, path)) &&
    (namespaces === undefined ||
      (namespace !== undefined && namespaces.some((pattern) => matchesName(pattern, namespace)))) &&
    (kinds === undefined || kinds.some((wanted) => wanted.toLowerCase() === kind.toLowerCase())) &&
    (names === undefined || names.some((pattern) => matchesName(pattern, name))) &&
    (labels === undefined || haveAll(subject.labels, labels)) &&
    (namespaceLabels === undefined ||
      (subject.namespaceLabels !== undefined && haveAll(subject.namespaceLabels, namespaceLabels)))
  );
}

function haveAll(labels: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): boolean {
  for (const [key, pattern] of wanted) {
    const value = labels.get(key);
    if (value === undefined || !matchesName(pattern, value)) return false;
  }
  return true;
}
