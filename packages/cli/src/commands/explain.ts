import { explainText } from '@plimsoll/engine';
import { writeStdout } from '@plimsoll/inputs';
import type { Command } from '../command-line/command.ts';
import { someChecksNamed } from '../scan/request.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Explain a check',
  description:
    'Explains what a check finds, why it matters, what to write instead, and what other tools call it.',
  operand: {
    name: 'ID',
    repeats: true,
    required: true,
    completes: 'checks',
    summary: 'A check, by id or by another tool’s id',
  },
  options: [],
  examples: [
    { line: 'plimsoll explain run-as-root', does: 'what the finding means' },
    { line: 'plimsoll explain KSV-0012', does: 'the same, by the id that Trivy gives it' },
  ],
  run: async (args, edge) => {
    const found = someChecksNamed(args.operands, 'explain');
    writeStdout(found.map((check) => explainText(check, edge.stdout)).join('\n'));
    return 0;
  },
};
