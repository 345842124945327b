import type { Command } from '../command-line/command.ts';
import { baseline } from './baseline.ts';
import { checks } from './checks.ts';
import { completion } from './completion.ts';
import { diff } from './diff.ts';
import { drift } from './drift.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { frameworks } from './frameworks.ts';
import { harden } from './harden.ts';
import { help } from './help.ts';
import { init } from './init.ts';
import { rbacFor } from './rbac-for.ts';
import { resources } from './resources.ts';
import { scan } from './scan.ts';
import { snapshot } from './snapshot.ts';
import { version } from './version.ts';

/** Every command, in the order in which the help shows them. */
export const commands: readonly Command[] = [
  scan,
  fix,
  harden,
  baseline,
  diff,
  drift,
  snapshot,
  rbacFor,
  resources,
  checks,
  explain,
  init,
  frameworks,
  completion,
  help,
  version,
];
