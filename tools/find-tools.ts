import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Before every test file: real tools that were built for tests (helm, kubectl, an API server) come before those of the
 * machine, which may be of any age or kind.
 */
const tools = join(process.env['PLIMSOLL_TOOLS'] ?? join(homedir(), '.cache', 'plimsoll-tools'), 'bin');
const path = process.env['PATH'] ?? '';
if (existsSync(tools) && !path.startsWith(tools)) process.env['PATH'] = `${tools}${delimiter}${path}`;
