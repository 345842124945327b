import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, examine, groupOf, makePlan, makeReport, makeTarget, type Check } from '@plimsoll/engine';
import type { Generator } from './generator.ts';

/** A manifest for each check that `plimsoll explain` shows its finding in: the first document of its fixture that is enough. */
export const explainExamples: Generator = async (root) => {
  const entries = catalogue.flatMap((check) => {
    const text = exampleOf(check, root);
    return text === undefined ? [] : [`  ['${check.id}', ${JSON.stringify(text)}],`];
  });
  const lines = [
    '// Generated from the fixtures of the checks by `npm run generate`; not to be edited.',
    '',
    '/** A manifest that a check finds something in, by the id of the check. */',
    'export const examples: ReadonlyMap<string, string> = new Map([',
    ...entries,
    ']);',
    '',
  ];
  const path = 'packages/cli/src/commands/explain-examples.generated.ts';
  return { files: new Map([[path, lines.join('\n')]]), owns: [path] };
};

function exampleOf(check: Check, root: string): string | undefined {
  const folder = join(root, 'packages/engine/src/checks', groupOf.get(check.id) ?? '', check.id);
  const whole = readFileSync(join(folder, 'fail.yaml'), 'utf8');
  const texts = [...whole.split(/^---$/mu), whole].map(withoutDirections);
  return texts.find((text) => isFound(check, text));
}

/** A fixture's text without the comments that say what is expected of it. */
function withoutDirections(text: string): string {
  return text.replaceAll(/^# (?:expect|kubernetes):.*\n/gmu, '').trim();
}

function isFound(check: Check, text: string): boolean {
  const plan = makePlan([check], makeTarget());
  return makeReport([examine({ uri: 'example.yaml', text }, plan)], plan).findings.length > 0;
}
