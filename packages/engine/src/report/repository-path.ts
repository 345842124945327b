/**
 * The path of a source from the root of the repository, where `prefix` is the way from that root to the folder that uris
 * are relative to. Without `.` and without `..` but at its beginning, where it leads out of the repository; an absolute
 * path stays as it is.
 */
export function repositoryPath(uri: string, prefix: string): string {
  if (uri.startsWith('/') || /^[A-Za-z]:\//u.test(uri)) return uri;
  const kept: string[] = [];
  for (const part of (prefix === '' ? uri : `${prefix}/${uri}`).split('/')) {
    const before = kept.at(-1);
    if (part === '' || part === '.') continue;
    if (part === '..' && before !== undefined && before !== '..') kept.pop();
    else kept.push(part);
  }
  return kept.join('/');
}
