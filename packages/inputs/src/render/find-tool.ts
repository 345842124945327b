import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

import { systemCode } from '../system-error.ts';

/**
 * The path of a program by the `PATH` of an environment; `undefined` where there is none. Entries that are no absolute
 * paths are passed over, for what lies in the folder that is scanned must not be run.
 */
export function findTool(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const isWindows = process.platform === 'win32';
  const searched = environment['PATH'] ?? environment['Path'] ?? '';
  const endings = isWindows ? ['.exe', '.com'] : [''];
  for (const folder of searched.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const found = endings.map((ending) => join(folder, name + ending)).find(isProgram);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    systemCode(error);
    return false;
  }
}
