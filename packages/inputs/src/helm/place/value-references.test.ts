import { expect, test } from 'vitest';

import { meaningOf, referencesIn, type Meaning, type Scope } from './value-references.ts';

const scope: Scope = {
  dot: ['web'],
  variables: new Map<string, Meaning>([
    ['$fixes', ['init', 'fixes']],
    ['$ctx', 'root'],
  ]),
  valuesPath: [],
};
const root: Scope = { ...scope, dot: 'root' };
const inSubchart: Scope = { ...root, valuesPath: ['db'] };

test.each<readonly [string, Scope, readonly string[]]>([
  ['toYaml .Values.securityContext | nindent 8', root, ['securityContext']],
  ['toYaml . | nindent 8', scope, ['web']],
  ['.tag | default $.Values.image.tag', scope, ['web.tag', 'image.tag']],
  ['(.Values.global).imageRegistry', root, ['global.imageRegistry']],
  ['$fixes.rapl', root, ['init.fixes.rapl']],
  ['or $fixes $ctx.Values.a', root, ['init.fixes', 'a']],
  ['index .Values "a-b" "c.d"', root, ['a-b.c.d']],
  ['include "x" (dict "sc" .Values.sc "context" $)', root, ['sc']],
  ['printf "%s.Values.x" .Chart.Name', root, []],
  ['.Release.Name', root, []],
  ['.Values', root, []],
  ['.Values.user', inSubchart, ['db.user']],
  ['.Values.global.user', inSubchart, ['global.user']],
  ['$unknown.a', root, []],
])('the values that `%s` names', (body, where, expected) => {
  expect(referencesIn(body, where).map((path) => path.join('.'))).toEqual(expected);
});

test.each<readonly [string, Scope, ReturnType<typeof meaningOf>]>([
  ['.', scope, ['web']],
  ['$', scope, 'root'],
  ['$fixes', scope, ['init', 'fixes']],
  ['.Values.a', root, ['a']],
  ['.Chart', root, undefined],
])('what `%s` stands for', (expression, where, expected) => {
  expect(meaningOf(expression, where)).toEqual(expected);
});
