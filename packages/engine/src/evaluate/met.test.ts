import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { catalogue } from '../policy/catalogue.ts';
import { isMet, subjectOf } from '../policy/frameworks/subjects.ts';
import { examine, type Examination } from './examine.ts';
import { metInAll, nothingMet } from './met.ts';
import { makePlan } from './plan.ts';

const plan = makePlan(catalogue, makeTarget({ minor: 36 }), { byControl: true });

function examined(text: string): Examination {
  return examine({ uri: 'a.yaml', text }, plan);
}

const folder = resolve(import.meta.dirname, '../checks');
const fixtures = new Map(
  globSync('*/*/fail.yaml', { cwd: folder }).map((file) => [
    basename(dirname(file)),
    readFileSync(join(folder, file), 'utf8'),
  ]),
);

test('what a check finds, it finds where its subject is met', () => {
  const parameters = { allowedRegistries: ['example.com'], allowedPriorityClasses: ['usual'] };
  const strange = catalogue.flatMap((check) => {
    const text = fixtures.get(check.id) ?? '';
    const { met } = examined(text);
    const subject = subjectOf(check);
    // One of several programs is enough for a finding; to be passed, all of them have to be met.
    const subjects =
      subject.of === 'programs'
        ? subject.programs.map((program) => ({ of: 'programs', programs: [program] }) as const)
        : [subject];
    return text === '' || subjects.some((one) => isMet(one, met, parameters)) ? [] : check.id;
  });
  expect(strange).toEqual([]);
});

test('a program that reads its settings from a file elsewhere is not met', () => {
  const kubelet = (args: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, command: [kubelet${args}]}]}\n`;
  expect(examined(kubelet('')).met.programs).toEqual(['kubelet']);
  expect(examined(kubelet(', --config=/etc/kubelet.yaml')).met.programs).toEqual([]);
});

test('the sources of a scan are met together', () => {
  const namespace = examined('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n').met;
  const pod = examined('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n').met;
  expect(metInAll([namespace, pod, pod])).toEqual({
    kinds: ['Namespace', 'Pod'],
    hasPods: true,
    podNamespaces: [''],
    namespaces: ['a'],
    programs: [],
    fileFlags: [],
  });
});

test('nothing is noted where no control is judged', () => {
  const { met } = examine(
    { uri: 'a.yaml', text: fixtures.get('host-pid') ?? '' },
    makePlan(catalogue, plan.target),
  );
  expect(met).toEqual(nothingMet);
});
