import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

import { systemCode } from '../system-error.ts';

/**
 * The path of a program on `PATH`; `undefined` where there is none. Folders that are not absolute are passed over, so that
 * nothing is run out of the folder that is looked at.
 */
export function findProgram(name: string, searchPath: string | undefined): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (searchPath ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, file))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    systemCode(error);
    return false;
  }
}
