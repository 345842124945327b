import { type Dirent, readdirSync } from 'node:fs';

import { isAlwaysSkipped } from './ignore-rules.ts';
import { isExcluded, type Search } from './search.ts';
import { isManifestName } from './walk.ts';

/** An ignored folder may hold all of a build: from here on the rest of it is not counted. */
const mostNoted = 1000;
const mostEntries = 5000;

/** The manifests that ignore files left out and that nothing else of the search read, as uris in their order. */
export function leftOutFiles(search: Search): readonly string[] {
  const found = new Set([...search.files, ...search.linkedFiles].map(({ uri }) => uri));
  const leftOut = new Set(search.leftOutFiles);
  const waiting = [...search.leftOutFolders].map(([uriPrefix, path]) => ({ uriPrefix, path }));
  let entriesLeft = mostEntries;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (leftOut.size >= mostNoted || entriesLeft <= 0) break;
    const entries = entriesOf(search, folder);
    entriesLeft -= entries.length;
    for (const { uri, name, isFolder } of entries) {
      if (isFolder) waiting.push({ uriPrefix: `${uri}/`, path: `${folder.path}${name}/` });
      else leftOut.add(uri);
    }
  }
  return [...leftOut]
    .filter((uri) => !found.has(uri))
    .sort()
    .slice(0, mostNoted);
}

/** A folder that is not entered, by its uri and its path, which end in a slash. */
interface LeftOutFolder {
  readonly uriPrefix: string;
  readonly path: string;
}

interface LeftOutEntry {
  readonly uri: string;
  readonly name: string;
  readonly isFolder: boolean;
}

/** The manifests and folders in an ignored folder that the user does not leave out. */
function entriesOf(search: Search, { uriPrefix, path }: LeftOutFolder): readonly LeftOutEntry[] {
  return listed(path).flatMap((entry) => {
    const { name } = entry;
    const uri = uriPrefix + name;
    const isFolder = entry.isDirectory();
    const counts = isFolder ? !isAlwaysSkipped(name) : entry.isFile() && isManifestName(name);
    return counts && !isExcluded(search, isFolder ? `${uri}/` : uri) ? [{ uri, name, isFolder }] : [];
  });
}

function listed(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // What is left out anyway is counted as far as it can be listed.
    return [];
  }
}
