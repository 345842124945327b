import { isObject, valueAt, type JsonObject, type JsonValue } from '../../../model/json.ts';
import { escapeToken } from '../../../model/pointer.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { isPlaceholder } from '../../placeholder.ts';

const longest = 63;
const syntax = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/u;

/** Where workloads keep the metadata of what they make. */
const templates: readonly { readonly path: readonly string[]; readonly at: string }[] = [
  ['spec', 'template', 'metadata'],
  ['spec', 'jobTemplate', 'metadata'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
].map((path) => ({ path, at: `/${path.join('/')}` }));

export const labelValueInvalid: ResourceCheck = {
  id: 'label-value-invalid',
  title: 'Label value breaks the syntax rules',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A label value has at most 63 letters, digits, dots, dashes and underscores, with a letter or digit at both ends. Free text belongs in an annotation.',
  remedy: 'Shorten the value and replace other characters by `-`, or move it to `annotations`.',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  ],
  aliases: ['kube-score:label-values', 'kics:1123031a-f921-4c5b-bd86-ef354ecfd37a'],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: ({ fields: { object, at } }) => {
    const found: Violation[] = [];
    judge(valueAt(object, 'metadata'), `${at}/metadata`, found);
    if (!isObject(valueAt(object, 'spec'))) return found;
    for (const { path, at: below } of templates) judge(valueIn(object, path), at + below, found);
    return found;
  },
};

function valueIn(object: JsonObject, path: readonly string[]): JsonValue | undefined {
  let here: JsonValue | undefined = object;
  for (const key of path) {
    if (!isObject(here)) return undefined;
    here = valueAt(here, key);
  }
  return here;
}

function judge(metadata: JsonValue | undefined, at: string, found: Violation[]): void {
  const labels = isObject(metadata) ? valueAt(metadata, 'labels') : undefined;
  if (!isObject(labels)) return;
  for (const key of Object.keys(labels)) {
    const value = valueAt(labels, key);
    if (typeof value !== 'string' || syntax.test(value) || isPlaceholder(value)) continue;
    const reason =
      value.length > longest ? `has ${value.length} characters` : 'has characters that are not allowed';
    found.push({
      at: `${at}/labels/${escapeToken(key)}`,
      message: `the value \`${value.slice(0, longest)}\` of label \`${key}\` ${reason}`,
    });
  }
}
