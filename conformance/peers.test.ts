import { describe, expect, test } from 'vitest';
import { explained } from './explained.ts';
import { runKubeLinter } from './suites/kube-linter.ts';
import { runPolaris } from './suites/polaris.ts';

const suites = [
  { name: 'kube-linter', run: runKubeLinter },
  { name: 'polaris', run: runPolaris },
] as const;

describe.each(suites)('$name', ({ name, run }) => {
  const outcomes = run();
  if (outcomes === undefined) process.stderr.write(`conformance: ${name} is skipped, its data is absent\n`);

  test.runIf(outcomes !== undefined)(
    'every alias answers as the peer does, or the reason why not is written down',
    () => {
      const differing = (outcomes ?? []).filter(({ result }) => result === 'differs');
      expect(differing.filter(({ id }) => !(id in explained[name]))).toEqual([]);
      expect(Object.keys(explained[name]).filter((id) => !differing.some((one) => one.id === id))).toEqual(
        [],
      );
    },
  );

  test.runIf(outcomes !== undefined)('cases of the suite are run', () => {
    expect(outcomes?.filter(({ result }) => result === 'agrees').length).toBeGreaterThan(10);
  });
});
