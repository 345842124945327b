import type { Severity } from '../../checks/check.ts';

/** Marks text on a terminal: colour carries only severity, bold what is wrong, dim what is secondary. */
export interface Ink {
  readonly severity: (severity: Severity, text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Ink of 16-colour codes, or none. */
export function inkOf(colour: boolean): Ink {
  return colour
    ? {
        severity: (severity, text) => coded(codeOf[severity], text),
        bold: (text) => coded('1', text),
        dim: (text) => coded('2', text),
      }
    : { severity: (_, text) => text, bold: (text) => text, dim: (text) => text };
}

const codeOf: Readonly<Record<Severity, string>> = {
  critical: '31',
  high: '31',
  medium: '33',
  low: '34',
  info: '2',
};

function coded(code: string, text: string): string {
  return text === '' ? '' : `\u001B[${code}m${text}\u001B[0m`;
}
