import type { Program } from './program.ts';
import { compilePattern } from './compile-pattern.ts';
import { runProgram } from './run-program.ts';

/**
 * Whether a regular expression in the syntax of RE2 matches somewhere in a text; `undefined` where it is written in a way
 * that is not known here, or is too large. It takes time in proportion to the length of both, whatever they are: patterns of
 * definitions come from outside and may be hostile.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  const program = programOf(pattern);
  return program === undefined ? undefined : runProgram(program, text);
}

/** How much work a match may take: characters times steps. */
export function patternWork(pattern: string, text: string): number {
  return text.length * (programOf(pattern)?.steps.length ?? 0);
}

const programs = new Map<string, Program | undefined>();
const mostKept = 1000;

function programOf(pattern: string): Program | undefined {
  if (programs.has(pattern)) return programs.get(pattern);
  const program = compilePattern(pattern);
  if (programs.size >= mostKept) programs.clear();
  programs.set(pattern, program);
  return program;
}
