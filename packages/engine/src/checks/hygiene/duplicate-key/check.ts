import type { DocumentCheck } from '../../check.ts';
import { tokensOf } from '../../../model/pointer.ts';

export const duplicateKey: DocumentCheck = {
  id: 'duplicate-key',
  title: 'Key is written twice in one map',
  severity: 'medium',
  gain: 'A setting that a reviewer reads and believes may not be the one that counts.',
  why: 'Kubernetes keeps the last of two equal keys and drops the first in silence, unless strict validation refuses the file.',
  remedy: 'Keep one of the two, and merge what stands below them where both are maps.',
  references: ['https://yaml.org/spec/1.2.2/#3213-node-comparison'],
  aliases: [],
  profile: 'default',
  on: 'document',
  evaluate: (document) =>
    document.duplicateKeys.map(({ at, lost }) => ({
      at,
      message: `key \`${tokensOf(at).at(-1) ?? ''}\` is written twice in one map; only the last one counts`,
      evidence: [{ text: 'this one is dropped', span: lost }],
    })),
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'unrepeat', at }] },
};
