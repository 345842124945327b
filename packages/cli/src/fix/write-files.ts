import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ChangedText } from '@plimsoll/engine';
import { isInputProblem, PlimsollError, readSource, writeTogether } from '@plimsoll/inputs';
import type { Territory } from './territory.ts';

/** A file that is to be written, and where it lies. */
interface Target {
  readonly file: ChangedText;
  readonly path: string;
}

/**
 * Writes changed files, each whole or not at all, with its mode, owner and encoding. Nothing is written where one of them has
 * changed since it was read, may not be written, or is new and there already. Throws `PlimsollError`.
 */
export async function writeFiles(files: readonly ChangedText[], territory: Territory): Promise<void> {
  const targets = files.map((file): Target => {
    const path = territory.pathOf(file.uri);
    if (path === undefined) throw refusal(file.uri, 'lies outside of what was given to repair');
    return { file, path };
  });
  for (const target of targets) check(target);
  await writeTogether(
    targets.map(({ file: { uri, after }, path }) => ({
      path,
      text: after,
      encoding: territory.sourceOf(uri)?.encoding ?? 'utf-8',
    })),
  );
}

function check({ file: { uri, before }, path }: Target): void {
  if (before === undefined) {
    if (existsSync(path)) throw refusal(uri, 'has come to be while it was repaired');
    return checkAccess(uri, dirname(path));
  }
  const now = readSource({ path, uri });
  if (isInputProblem(now) || now.text !== before) throw refusal(uri, 'was changed while it was repaired');
  checkAccess(uri, path);
  checkAccess(uri, dirname(path));
}

function checkAccess(uri: string, path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw refusal(uri, 'may not be written');
  }
}

function refusal(uri: string, reason: string): PlimsollError {
  return new PlimsollError(
    'fix-refused',
    `\`${uri}\` ${reason}; nothing was changed\nrun the command again once that is put right`,
  );
}
