import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** The Chromium of this machine; `undefined` where there is none. */
export const chromiumPath: string | undefined = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find(isExecutable);

/** Starts the Chromium of this machine. As root it has no sandbox, so it shows only pages of ours. */
export function startBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('there is no Chromium');
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: chromiumPath, args: isRoot ? ['--no-sandbox'] : [] });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
