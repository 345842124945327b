import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogue,
  findingIn,
  groupOf,
  type Check,
  type ExampleText,
  type Parameters as CheckParameters,
} from '@plimsoll/engine';
import type { Generator } from './generator.ts';

/** A manifest for each check that `plimsoll explain` shows its finding in: the first document of its fixture that is enough. */
export const explainExamples: Generator = async (root) => {
  const entries = catalogue.flatMap((check) => {
    const example = exampleOf(check, root);
    return example === undefined ? [] : [`  ['${check.id}', ${JSON.stringify(example)}],`];
  });
  const lines = [
    '// Generated from the fixtures of the checks by `npm run generate`; not to be edited.',
    "import type { ExampleText } from '@plimsoll/engine';",
    '',
    '/** The example of each check, by its id. */',
    'export const examples: ReadonlyMap<string, ExampleText> = new Map<string, ExampleText>([',
    ...entries,
    ']);',
    '',
  ];
  const path = 'packages/cli/src/commands/explain-examples.generated.ts';
  return { files: new Map([[path, lines.join('\n')]]), owns: [path] };
};

function exampleOf(check: Check, root: string): ExampleText | undefined {
  const folder = join(root, 'packages/engine/src/checks', groupOf.get(check.id) ?? '', check.id);
  const whole = readFileSync(join(folder, 'fail.yaml'), 'utf8');
  return [...whole.split(/^---$/mu), whole]
    .map(readExample)
    .find((example) => findingIn(check, example) !== undefined);
}

const directions = /^# (?:expect|kubernetes|level|parameters|today|rules):.*\n/gmu;

/** A fixture's text without the comments that say what is expected of it and what it is judged by. */
function readExample(text: string): ExampleText {
  const minor = /^# kubernetes: 1\.(\d+)$/mu.exec(text)?.[1];
  const parameters = /^# parameters: (.*)$/mu.exec(text)?.[1];
  const today = /^# today: (\S+)$/mu.exec(text)?.[1];
  const rules = /^# rules: (.*)$/mu.exec(text)?.[1];
  const target = {
    ...(minor === undefined ? {} : { minor: Number(minor) }),
    ...(parameters === undefined ? {} : { parameters: JSON.parse(parameters) as Partial<CheckParameters> }),
    ...(today === undefined ? {} : { today }),
  };
  const plain = text.replaceAll(directions, '').trim();
  return {
    text: plain,
    ...(Object.keys(target).length === 0 ? {} : { target }),
    ...(rules === undefined ? {} : { rules: JSON.parse(rules) as ExampleText['rules'] & object }),
  };
}
