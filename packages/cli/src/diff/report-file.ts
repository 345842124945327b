import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { readReport, type ReadReport } from '@plimsoll/engine';
import { isInputProblem, PlimsollError, readSource } from '@plimsoll/inputs';

/** A report begins with its version, so that the first bytes tell it from a manifest in JSON. */
const headBytes = 4096;

/** True for a file that says of itself that it is a report of ours, of whatever version. */
export function isReport(path: string): boolean {
  const head = Buffer.alloc(headBytes);
  const descriptor = openSync(path, 'r');
  try {
    const length = readSync(descriptor, head, 0, headBytes, 0);
    return /^\s*\{\s*"reportVersion"\s*:/u.test(head.toString('utf8', 0, length));
  } finally {
    closeSync(descriptor);
  }
}

/** Reads a report. Throws where it cannot be used as it is. */
export function loadReport(name: string, cwd: string): ReadReport {
  const source = readSource({ path: resolve(cwd, name), uri: name });
  if (isInputProblem(source)) {
    throw new PlimsollError('report', `the report \`${name}\` cannot be read: ${source.message}`);
  }
  const read = readReport(source.text);
  if (read.kind === 'read') return read.value;
  const [fault = ''] = read.faults;
  const more = read.faults.length - 1;
  throw new PlimsollError(
    'report',
    `the report \`${name}\` cannot be used: ${fault}${more > 0 ? `, and ${more} more faults` : ''}`,
  );
}
