/**
 * The path, from a folder on, of what lies at a path from a folder in it: `a/` and `../b.yaml` give `b.yaml`. What lies
 * outside the first folder keeps its `../`.
 */
export function pathFrom(prefix: string, path: string): string {
  if (!path.startsWith('../')) return prefix + path;
  const folders = prefix.split('/').slice(0, -1);
  let rest = path;
  while (rest.startsWith('../') && folders.length > 0) {
    folders.pop();
    rest = rest.slice('../'.length);
  }
  return [...folders, rest].join('/');
}
