import { readdirSync } from 'node:fs';

import { isAlwaysSkipped } from './ignore-rules.ts';
import { isExcluded, type Search } from './search.ts';
import { isManifestName } from './walk.ts';

/** An ignored folder may hold all of a build: from here on the rest of it is not counted. */
const mostNoted = 1000;
const mostEntries = 20_000;

/** The manifests that ignore files left out and that nothing else of the search read, as uris in their order. */
export function leftOutFiles(search: Search): readonly string[] {
  const found = new Set([...search.files, ...search.linkedFiles].map(({ uri }) => uri));
  const leftOut = new Set(search.leftOutFiles);
  let entriesLeft = mostEntries;
  const folders = [...search.leftOutFolders].map(([uriPrefix, path]) => ({ uriPrefix, path }));
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (leftOut.size >= mostNoted || entriesLeft <= 0) break;
    for (const entry of entriesOf(folder.path)) {
      entriesLeft -= 1;
      const uri = folder.uriPrefix + entry.name;
      if (entry.isDirectory()) {
        if (!isAlwaysSkipped(entry.name) && !isExcluded(search, `${uri}/`))
          folders.push({ uriPrefix: `${uri}/`, path: `${folder.path}${entry.name}/` });
      } else if (entry.isFile() && isManifestName(entry.name) && !isExcluded(search, uri)) leftOut.add(uri);
    }
  }
  return [...leftOut]
    .filter((uri) => !found.has(uri))
    .sort()
    .slice(0, mostNoted);
}

/** What cannot be listed is left out as it is, and cannot be counted. */
function entriesOf(path: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(path);
  } catch {
    return [];
  }
}

function readEntries(path: string) {
  return readdirSync(path, { withFileTypes: true });
}
