import { readFileSync } from 'node:fs';

import { systemCode } from '../system-error.ts';

const pageBytes = 4096;

/** The memory that a process holds, in bytes; `undefined` where the operating system has no `/proc`, or the process is gone. */
export function memoryOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const [, resident] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ');
    return Number(resident) * pageBytes;
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}
