import type { Edit, ResourceCheck } from '../../check.ts';
import type { Fields } from '../../../model/fields.ts';

/** How an entry names Secrets: by name, as all of the core group, or as all of all groups. */
const namesOfSecrets: ReadonlySet<string> = new Set(['secrets', '*.', '*.*']);

const weakProviders = [
  ['identity', 'which writes plain text'],
  ['aesgcm', 'which is unsafe unless its key is changed often'],
] as const;

export const secretsEncryptionWeak: ResourceCheck = {
  id: 'secrets-encryption-weak',
  title: 'Encryption configuration leaves Secrets weakly protected',
  severity: 'medium',
  gain: 'Whoever reads etcd, its disk or a backup of it reads the secrets of the cluster, though they seem to be encrypted.',
  why: 'New Secrets are written by the first provider of the first entry that covers them: `identity` writes plain text, and `aesgcm` is unsafe unless its key changes after every 200000 writes.',
  remedy:
    'Put `kms` with `apiVersion: v2` or `secretbox` first in an entry for `secrets`, keep `identity` last, and write all Secrets anew.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.28',
    'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
  ],
  aliases: ['kubescape:C-0142', 'kics:10efce34-5af6-4d83-b414-9e096d5a06a9'],
  profile: 'default',
  on: 'resource',
  kinds: ['EncryptionConfiguration.apiserver.config.k8s.io'],
  evaluate: ({ fields }) => {
    const entry = fields
      .maps('resources')
      .find((candidate) => candidate.strings('resources').some((name) => namesOfSecrets.has(name)));
    if (entry === undefined)
      return {
        at: fields.pointer('resources'),
        message: 'Secrets are stored unencrypted: no entry of `resources` covers `secrets`',
      };
    const first = entry.maps('providers')[0];
    const weak = weakProviders.find(([provider]) => first?.has(provider) ?? false);
    if (first === undefined || weak === undefined) return undefined;
    const [provider, meaning] = weak;
    return {
      at: first.pointer(provider),
      message: `Secrets are written by \`${provider}\`, ${meaning}: it is the first provider for \`secrets\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that every API server has read a file with this key before: one without it cannot read what the others write.',
    edits: ({ at }, { fields }) => strongFirst(fields, at),
  },
};

/** The providers that protect Secrets well, the best first. */
const strongProviders = ['kms', 'secretbox', 'aescbc'] as const;

/** The entry's own strong provider comes first, and those before it move on by one place. */
function strongFirst(fields: Fields, at: string): readonly Edit[] {
  const entry = fields.maps('resources').find((candidate) => at.startsWith(`${candidate.at}/`));
  const providers = entry?.maps('providers') ?? [];
  const best = strongProviders.find((name) => providers.some((provider) => provider.has(name)));
  const from = best === undefined ? -1 : providers.findIndex((provider) => provider.has(best));
  return providers.slice(0, from + 1).map((provider, index) => ({
    op: 'set',
    at: provider.at,
    value: (providers[index === 0 ? from : index - 1] ?? provider).object,
  }));
}
