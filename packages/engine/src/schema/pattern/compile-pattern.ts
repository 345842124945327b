import { parsePattern, type Node } from './parse-pattern.ts';
import type { Program, Step } from './program.ts';

/** The program of a pattern; `undefined` where it is not understood or becomes too large. */
export function compilePattern(pattern: string): Program | undefined {
  if (pattern.length > longestPattern) return undefined;
  const tree = parsePattern(pattern);
  if (tree === undefined || sizeOf(tree) > mostSteps) return undefined;
  const steps: Step[] = [{ op: 'match' }];
  return { start: add(tree, 0, steps), steps };
}

const longestPattern = 10_000;
const mostSteps = 20_000;

/** How many steps a tree becomes; repetitions are written out. */
function sizeOf(node: Node): number {
  switch (node.kind) {
    case 'one':
    case 'assert':
      return 1;
    case 'sequence':
    case 'choice':
      return node.nodes.reduce((sum, inner) => sum + sizeOf(inner), node.nodes.length);
    case 'repeat': {
      const times = node.most === Infinity ? node.least + 1 : Math.max(node.most, 1);
      return times * (sizeOf(node.node) + 1);
    }
  }
}

/** Adds the steps of a node that go on at a step; gives the first of them. */
function add(node: Node, next: number, steps: Step[]): number {
  switch (node.kind) {
    case 'one':
      return steps.push({ op: 'one', ranges: node.ranges, next }) - 1;
    case 'assert':
      return steps.push({ op: 'assert', at: node.at, next }) - 1;
    case 'sequence':
      return node.nodes.reduceRight((following, inner) => add(inner, following, steps), next);
    case 'choice':
      return node.nodes
        .map((inner) => add(inner, next, steps))
        .reduceRight((other, first) => steps.push({ op: 'either', next: first, other }) - 1);
    case 'repeat':
      return addRepeat(node, next, steps);
  }
}

function addRepeat(
  { node, least, most }: Extract<Node, { readonly kind: 'repeat' }>,
  next: number,
  steps: Step[],
): number {
  let start = next;
  if (most === Infinity) {
    // The loop's own step is known before what it repeats is.
    const loop = steps.push({ op: 'match' }) - 1;
    steps[loop] = { op: 'either', next: add(node, loop, steps), other: next };
    start = loop;
  } else {
    for (let times = least; times < most; times++) {
      start = steps.push({ op: 'either', next: add(node, start, steps), other: next }) - 1;
    }
  }
  for (let times = 0; times < least; times++) start = add(node, start, steps);
  return start;
}
