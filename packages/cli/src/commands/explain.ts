import {
  explainText,
  findingIn,
  newestKubernetes,
  type Check,
  type Example,
  type ExampleText,
} from '@plimsoll/engine';
import { writeStdout } from '@plimsoll/inputs';
import type { Command } from '../command-line/command.ts';
import { someChecksNamed } from '../scan/request.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Explain a check',
  description:
    'Explains what a check finds, with an example, why it matters, what to write instead, which controls of standards it answers, and what other tools call it.',
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
    // Loaded here alone, so that nothing else starts the slower for it.
    const { examples } = await import('./explain-examples.generated.ts');
    const { answeredControls } = await import('@plimsoll/engine/frameworks');
    const controls = answeredControls(newestKubernetes);
    const pages = found.map((check) =>
      explainText(check, edge.stdout, {
        example: exampleOf(check, examples),
        answers: controls.get(check.id) ?? [],
      }),
    );
    writeStdout(pages.join('\n'));
    return 0;
  },
};

/** What the check finds in its example. */
function exampleOf(check: Check, examples: ReadonlyMap<string, ExampleText>): Example | undefined {
  const example = examples.get(check.id);
  if (example === undefined) return undefined;
  const finding = findingIn(check, example);
  return finding === undefined ? undefined : { finding, text: example.text };
}
