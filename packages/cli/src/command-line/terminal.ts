import type { WriteStream } from 'node:tty';
import type { Terminal } from './command.ts';

const usualWidth = 80;
const widestUseful = 200;

/** What a stream can show: colours only on a terminal unless FORCE_COLOR asks, none with NO_COLOR. */
export function terminalOf(
  stream: Pick<WriteStream, 'isTTY' | 'columns'>,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const isTerminal = stream.isTTY === true;
  const columns = isTerminal ? stream.columns : Number(environment['COLUMNS']);
  return {
    isTerminal,
    width: columns > 0 ? Math.min(columns, widestUseful) : usualWidth,
    colour: wantsColour(isTerminal, environment),
    unicode: speaksUnicode(environment),
  };
}

function wantsColour(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && term !== 'dumb';
}

function speaksUnicode(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (process.platform === 'win32') return environment['WT_SESSION'] !== undefined;
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return /utf-?8/iu.test(locale);
}
