import type { ResourceCheck } from '../../check.ts';
import { knownCredentialIn } from '../known-credential.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
/** At least one entry under one of the two keys of a Secret. */
const secretData = /"(?:data|stringData)":\s{0,4}\{\s{0,4}"/u;

export const secretInAnnotation: ResourceCheck = {
  id: 'secret-in-annotation',
  title: 'Annotation repeats a secret',
  severity: 'high',
  gain: 'Whoever sees the metadata of the resource, in a list, a log or a report, sees the secret.',
  why: 'Annotations are taken for harmless and are printed, logged and copied. `kubectl apply` keeps a whole copy of the resource in one, and encryption at rest and redaction pass it by.',
  remedy:
    'Remove the value from the annotation and replace the secret. Apply Secrets with `kubectl apply --server-side`, which keeps no copy.',
  references: [
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration',
    'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: ({ kind, group, metadata }) => {
    if (metadata === undefined || !metadata.has('annotations')) return undefined;
    const isSecret = kind === 'Secret' && group === '';
    return [...metadata.stringMap('annotations')].flatMap(([key, value]) => {
      const what = key === lastApplied ? copiedSecret(value, isSecret) : knownCredentialIn(value);
      if (what === undefined) return [];
      const at = metadata.map('annotations')?.pointer(key) ?? metadata.pointer('annotations');
      return { at, message: `annotation \`${key}\` holds ${what}` };
    });
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no controller reads the annotation, and replace the secret all the same: whoever read the object knows it.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

/** What another kind of resource repeats of itself there is judged where it stands. */
function copiedSecret(value: string, isSecret: boolean): string | undefined {
  return isSecret && secretData.test(value) ? 'a copy of the Secret in clear' : undefined;
}
