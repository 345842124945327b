import { PlimsollError, type PlimsollErrorCode } from './plimsoll-error.ts';
import { systemCode } from './system-error.ts';

/** An error of the operating system while writing, as one that says what to do; `target` is what was written to, in back-quotes if a name. */
export function outputError(error: unknown, target: string): PlimsollError {
  if (error instanceof PlimsollError) return error;
  const system = systemCode(error);
  const { code, reason } = explained(system);
  return new PlimsollError(code, `cannot write ${target}: ${reason}`, error);
}

function explained(system: string): { readonly code: PlimsollErrorCode; readonly reason: string } {
  switch (system) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'output-folder-missing',
        reason: 'its folder does not exist; create the folder or name another file',
      };
    case 'EISDIR':
      return { code: 'output-is-folder', reason: 'it is a folder; name a file' };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'output-not-permitted',
        reason: 'permission denied; allow writing there or name another file',
      };
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return {
        code: 'output-disk-full',
        reason: 'there is no room left; free some or name a file on another disk',
      };
    default:
      return { code: 'output-failed', reason: `the operating system says \`${system}\`` };
  }
}
