import { visible, type Problem } from '@plimsoll/engine';

/** Problems for standard error, a line each: where, and what. */
export function problemLines(problems: readonly Problem[]): string {
  return problems
    .map(({ uri, line, column, message }) => {
      const place = line === undefined ? uri : `${uri}:${line}:${column ?? 1}`;
      return `not looked at: ${place === '' ? '' : `${visible(place)}: `}${visible(message)}\n`;
    })
    .join('');
}
