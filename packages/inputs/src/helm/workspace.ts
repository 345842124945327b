import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder in which Helm runs, and the environment that it sees: empty, with everything it might keep in that folder. */
export interface Workspace {
  readonly environment: Readonly<Record<string, string>>;
  /** A new folder in it. */
  readonly newFolder: () => string;
  readonly remove: () => void;
}

/** Makes a workspace; it is gone with the process at the latest. */
export function makeWorkspace(): Workspace {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), 'plimsoll-helm-')));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(root, { recursive: true, force: true });
  };
  process.on('exit', remove);
  let folders = 0;
  const newFolder = (): string => {
    folders += 1;
    const folder = join(root, `chart-${folders}`);
    mkdirSync(folder);
    return folder;
  };
  return { environment: environmentIn(root), newFolder, remove };
}

/** No plugins, no repositories, no registry log-ins, no cluster, and nothing of the user's. */
function environmentIn(root: string): Readonly<Record<string, string>> {
  const home = join(root, 'home');
  mkdirSync(home);
  const inHome = (name: string): string => join(home, name);
  const systemRoot = process.env['SystemRoot'];
  return {
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    TEMP: home,
    TMP: home,
    XDG_CACHE_HOME: inHome('cache'),
    XDG_CONFIG_HOME: inHome('config'),
    XDG_DATA_HOME: inHome('data'),
    HELM_CACHE_HOME: inHome('cache'),
    HELM_CONFIG_HOME: inHome('config'),
    HELM_DATA_HOME: inHome('data'),
    HELM_PLUGINS: inHome('plugins'),
    HELM_REPOSITORY_CONFIG: inHome('repositories.yaml'),
    HELM_REPOSITORY_CACHE: inHome('repositories'),
    HELM_REGISTRY_CONFIG: inHome('registry.json'),
    HELM_NO_PLUGINS: '1',
    KUBECONFIG: inHome('kubeconfig'),
    // A soft bound, so that Helm cleans up before it is ended for what it holds.
    GOMEMLIMIT: '1GiB',
    LC_ALL: 'C',
    ...(systemRoot === undefined ? {} : { SystemRoot: systemRoot }),
  };
}
