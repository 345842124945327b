import type { InputProblem } from './input-problem.ts';

/** The code of an error of the operating system or of Node, such as `EACCES`; any other error is a bug and is thrown on. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

/** A problem value for a file or folder that the operating system would not let us open, list or read. */
export function unreadable(error: unknown, uri: string, what: 'file' | 'folder'): InputProblem {
  const code = systemCode(error);
  if (code === 'ENOENT') return { code: 'not-found', uri, message: vanished(uri, what) };
  return { code: 'unreadable', uri, message: `the ${what} cannot be read: ${reason(code, what)}` };
}

function vanished(uri: string, what: 'file' | 'folder'): string {
  if (uri.includes('\uFFFD')) return `the name of the ${what} is not valid UTF-8; rename it`;
  return `the ${what} was there and is gone; run again when nothing changes it`;
}

function reason(code: string, what: 'file' | 'folder'): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied; allow reading it or leave it out with `--exclude`';
    case 'EIO':
      return 'the disk or network drive reports an error (`EIO`); check the drive and run again';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open; raise the limit with `ulimit -n`';
    case 'ENAMETOOLONG':
      return 'its path is too long for the operating system; shorten it or start further down';
    case 'ELOOP':
      return 'its symbolic links lead in a circle; correct them';
    case 'ENOTDIR':
      return `a part of its path is a file and not a folder; correct the path of the ${what}`;
    case 'ENXIO':
      return 'it is a socket or a device that nothing serves; name a regular file';
    case 'ERR_INVALID_ARG_VALUE':
      return 'its path holds a NUL character; correct the path';
    case 'ERR_STRING_TOO_LONG':
      return 'its text is too long for one string; split it';
    default:
      return `the operating system says \`${code}\``;
  }
}
