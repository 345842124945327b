import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SnapshotCheck } from '../../check.ts';

/** Secrets that controllers find by their type or label. */
const foundByType: ReadonlySet<string> = new Set([
  'kubernetes.io/service-account-token',
  'bootstrap.kubernetes.io/token',
  'helm.sh/release.v1',
]);

export const unusedObject: SnapshotCheck = {
  id: 'unused-object',
  title: 'Nothing in these manifests uses the object',
  severity: 'info',
  gain: 'A Secret that nobody uses any more is one more to steal.',
  why: 'Left-overs hide what is in use, and nobody rotates a credential that nobody uses.',
  remedy: 'Remove the object, or keep it if a program reads it through the API.',
  references: [
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
  ],
  aliases: [],
  profile: 'all',
  on: 'snapshot',
  kinds: ['ConfigMap', 'Secret', 'PersistentVolumeClaim'],
  evaluate: (object, snapshot, { parameters }) => {
    const { at, kind, name, namespace, details } = object;
    if (details?.of === 'data' && foundByType.has(details.type)) return undefined;
    if (snapshot.referrersTo(object).length > 0) return undefined;
    if (snapshot.isCreated(object.kindName, namespace, name)) return undefined;
    const isSoughtElsewhere = snapshot.referrersTo({ ...object, namespace: undefined }).length > 0;
    const doubt = isSoughtElsewhere
      ? 'what names it may land in its namespace'
      : absenceDoubt({ kindName: 'Pod', namespace, name: '' }, snapshot, parameters);
    return doubt === undefined
      ? { at: `${at}/metadata/name`, message: `nothing in these manifests uses ${kind} \`${name}\`` }
      : { at: `${at}/metadata/name`, unknown: `cannot tell whether ${kind} \`${name}\` is used: ${doubt}` };
  },
};
