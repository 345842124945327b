import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import type { InputProblem } from '../input-problem.ts';
import type { SourceFile } from '../read-source.ts';
import { systemCode, unreadable } from '../system-error.ts';
import { uriOf } from '../uri.ts';
import type { HelmOptions } from './helm-options.ts';

/** The files of values that the user names, in their order; one that Helm would fetch from elsewhere or not find is a problem. */
export function valuesFilesOf({ cwd, values, setFile }: HelmOptions): {
  readonly files: readonly SourceFile[];
  readonly problems: readonly InputProblem[];
} {
  const files: SourceFile[] = [];
  const problems: InputProblem[] = [];
  for (const name of values.flatMap((value) => value.split(','))) {
    if (isRemote(name)) {
      problems.push(remote('--values', name));
      continue;
    }
    const path = resolve(cwd, name);
    const uri = uriOf(cwd, path);
    const problem = name === '' ? unnamed : problemOf(path, uri);
    if (problem === undefined) files.push({ path, uri });
    else problems.push(problem);
  }
  for (const value of setFile) if (isRemote(value)) problems.push(remote('--set-file', value));
  return { files, problems };
}

/** Helm takes what begins with a scheme for something to fetch. */
function isRemote(value: string): boolean {
  return /[a-z][\w+.-]*:\/\//iu.test(value);
}

function remote(option: string, value: string): InputProblem {
  const message = `\`${option} ${value}\` would be fetched from the network, and no chart is rendered; download the file and name it`;
  return { code: 'unreadable', uri: '', message };
}

const unnamed: InputProblem = {
  code: 'not-found',
  uri: '',
  message: '`--values` names no file, and no chart is rendered',
};

function problemOf(path: string, uri: string): InputProblem | undefined {
  try {
    if (!statSync(path).isDirectory()) return undefined;
    return {
      code: 'not-a-file',
      uri,
      message: '`--values` names a folder, and no chart is rendered; name a file',
    };
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return unreadable(error, uri, 'file');
    const message =
      '`--values` names this file, which does not exist, and no chart is rendered; check the path';
    return { code: 'not-found', uri, message };
  }
}
