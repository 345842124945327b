import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTarget, type Check, type Target } from '../src/checks/check.ts';
import type { FixValues } from '../src/checks/fix-values.ts';
import { groupOf } from '../src/checks/index.generated.ts';
import type { Parameters } from '../src/checks/parameters.ts';
import type { ExceptionRules } from '../src/policy/exceptions/standing.ts';

/** One document of a fixture file, and what its comments say about it. */
export interface Fixture {
  readonly text: string;
  readonly target: Target;
  readonly rules: Partial<ExceptionRules>;
  readonly expected: readonly string[];
  /** What the check cannot tell of the document. */
  readonly unknown: readonly string[];
}

/** Where the three files of a check lie. */
export function folderOf({ id }: Check): string {
  return join(import.meta.dirname, '../src/checks', groupOf.get(id) ?? '', id);
}

/** The documents of one of a check's two fixture files. */
export function fixturesOf(check: Check, file: 'pass.yaml' | 'fail.yaml'): readonly Fixture[] {
  const documents = readFileSync(join(folderOf(check), file), 'utf8').split(/^---\n/mu);
  return documents.map((text) => {
    const minor = Number(/^# kubernetes: 1\.(\d+)$/mu.exec(text)?.[1] ?? newest);
    const level = /^# level: (\w+)$/mu.exec(text)?.[1];
    const parameters: Partial<Parameters> = JSON.parse(/^# parameters: (.*)$/mu.exec(text)?.[1] ?? '{}');
    const today = /^# today: (\S+)$/mu.exec(text)?.[1];
    const rules: Partial<ExceptionRules> = JSON.parse(/^# rules: (.*)$/mu.exec(text)?.[1] ?? '{}');
    return {
      text,
      target: makeTarget({ minor, level: isLevel(level) ? level : undefined, parameters, today }),
      rules,
      expected: [...text.matchAll(/^ *# expect: (\S*)$/gmu)].map(([, pointer = '']) => pointer),
      unknown: [...text.matchAll(/^ *# unknown: (.+)$/gmu)].map(([, message = '']) => message),
    };
  });
}

const newest = 36;

function isLevel(word: string | undefined): word is 'baseline' | 'restricted' {
  return word === 'baseline' || word === 'restricted';
}

/** What a user might give for the fixes that need a value. */
export const usualValues: FixValues = {
  'limits.cpu': '1',
  'limits.memory': '256Mi',
  'limits.ephemeral-storage': '1Gi',
  'requests.cpu': '100m',
  'requests.memory': '128Mi',
  'requests.ephemeral-storage': '100Mi',
  'requests.storage': '10Gi',
  'emptyDir.sizeLimit': '1Gi',
  replicas: 3,
  'liveness-probe': { tcpSocket: { port: 8080 }, periodSeconds: 20 },
  'readiness-probe': { tcpSocket: { port: 8080 } },
  'run-as-user': 10_001,
  'run-as-group': 10_001,
  'runtime-class': 'gvisor',
  'source-ranges': ['192.0.2.0/24'],
  'priority-class': 'business-hours',
};
