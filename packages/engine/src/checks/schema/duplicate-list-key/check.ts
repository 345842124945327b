import { valueIn } from '../value-in.ts';
import { isArray, isSameJson } from '../../../model/json.ts';
import type { SchemaCheck } from '../../check.ts';

export const duplicateListKey: SchemaCheck = {
  id: 'duplicate-list-key',
  title: 'Two entries of a list have one key',
  severity: 'medium',
  gain: 'A setting that a reviewer reads and believes may not be the one that counts.',
  why: 'Entries of this list are told apart by their keys. The API server refuses a second one with the same keys, or takes it and then lets one of the two win in updates; server-side apply always refuses it.',
  remedy: 'Keep one of the two entries, or give each a key of its own.',
  references: [
    'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
    'https://kubernetes.io/docs/reference/kubernetes-api/',
  ],
  aliases: [],
  profile: 'default',
  impliedBy: ['container-ports-conflict', 'duplicate-env-var'],
  on: 'schema',
  evaluate: (fault) => {
    if (fault.kind !== 'repeated-entry') return undefined;
    const { at, first, shared, twice } = fault;
    const list = first.split('/').at(-2) ?? '';
    const consequence =
      twice === 'refused'
        ? 'the API server refuses it'
        : 'server-side apply refuses it, and other updates may drop one of the two';
    return {
      at,
      message: `\`${list}\` has a second entry with \`${shared}\`; ${consequence}`,
      evidence: [{ text: `the first entry with \`${shared}\``, at: first }],
    };
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, resource) => {
      const slash = at.lastIndexOf('/');
      const items = valueIn(resource, at.slice(0, slash));
      const item = valueIn(resource, at);
      const before = isArray(items) ? items.slice(0, Number(at.slice(slash + 1))) : [];
      return before.some((one) => isSameJson(one, item)) ? [{ op: 'remove', at }] : [];
    },
  },
};
