import type { Assertion, Program } from './program.ts';
import { isIn } from './ranges.ts';

/**
 * Whether a program matches somewhere in a text; `undefined` where that could take too long. Every step is tried at most
 * once for each character.
 */
export function runProgram(program: Program, text: string): boolean | undefined {
  const { steps, start } = program;
  if (text.length * steps.length > mostWork) return undefined;
  const lastSeen = new Int32Array(steps.length).fill(-1);
  let current: readonly number[] = [];
  for (let at = 0; at <= text.length;) {
    const here = reached([...current, start], program, { text, at, lastSeen });
    if (here === undefined) return true;
    const code = text.codePointAt(at) ?? 0;
    const following: number[] = [];
    for (const number of here) {
      const step = steps[number];
      if (step?.op === 'one' && isIn(step.ranges, code)) following.push(step.next);
    }
    current = following;
    at += code > 0xffff ? 2 : 1;
  }
  return false;
}

/** Characters times steps. */
const mostWork = 20_000_000;

interface Position {
  readonly text: string;
  readonly at: number;
  /** Where each step was last tried. */
  readonly lastSeen: Int32Array;
}

/** The steps that take a character and can be reached without taking one; `undefined` where the end can. */
function reached(from: number[], { steps }: Program, position: Position): readonly number[] | undefined {
  const { text, at, lastSeen } = position;
  const taking: number[] = [];
  for (let number = from.pop(); number !== undefined; number = from.pop()) {
    const step = steps[number];
    if (step === undefined || lastSeen[number] === at) continue;
    lastSeen[number] = at;
    switch (step.op) {
      case 'match':
        return undefined;
      case 'one':
        taking.push(number);
        break;
      case 'either':
        from.push(step.next, step.other);
        break;
      case 'assert':
        if (holds(step.at, text, at)) from.push(step.next);
    }
  }
  return taking;
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    case 'line-start':
      return at === 0 || text[at - 1] === '\n';
    case 'line-end':
      return at === text.length || text[at] === '\n';
    case 'word':
      return isWord(text, at - 1) !== isWord(text, at);
    case 'no-word':
      return isWord(text, at - 1) === isWord(text, at);
  }
}

function isWord(text: string, at: number): boolean {
  return /^\w$/.test(text[at] ?? '');
}
