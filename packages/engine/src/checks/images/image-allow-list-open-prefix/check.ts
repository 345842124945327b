import type { ResourceCheck } from '../../check.ts';

/** Registries where everybody may take a name, so that a longer one than yours is free to take. */
const sharedRegistries: ReadonlySet<string> = new Set([
  'docker.io',
  'gcr.io',
  'ghcr.io',
  'public.ecr.aws',
  'quay.io',
  'registry.gitlab.com',
]);

export const imageAllowListOpenPrefix: ResourceCheck = {
  id: 'image-allow-list-open-prefix',
  title: 'Allowed image prefix has no end',
  severity: 'high',
  gain: 'Whoever registers a name that begins like yours gets their images past the policy.',
  why: 'The policy compares beginnings of texts: `registry.example.com` also lets `registry.example.com.evil.example` in.',
  remedy: 'End each entry of `repos` with a slash, as in `registry.example.com/` or `docker.io/example/`.',
  references: [
    'https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos/',
    'CWE-625: Permissive Regular Expression',
  ],
  aliases: ['trivy:KSV-0124'],
  profile: 'default',
  on: 'resource',
  kinds: ['K8sAllowedRepos.constraints.gatekeeper.sh'],
  evaluate: ({ fields }) => {
    const parameters = fields.map('spec')?.map('parameters');
    if (parameters === undefined) return undefined;
    return parameters.strings('repos').flatMap((entry, index) =>
      isOpen(entry)
        ? {
            at: `${parameters.pointer('repos')}/${index}`,
            message: `every image whose name begins with \`${entry}\` is allowed, \`${continued(entry)}\` too`,
          }
        : [],
    );
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no image in use begins with this text and goes on without a slash: `kubectl get pods -A -o yaml` lists them all.',
    edits: ({ at }, { fields }) => {
      const repos = fields.map('spec')?.map('parameters')?.strings('repos') ?? [];
      const entry = repos[Number(at.slice(at.lastIndexOf('/') + 1))];
      return entry === undefined ? [] : [{ op: 'set', at, value: `${entry}/` }];
    },
  },
};

/** A host or a single name, or the name of an owner in a registry that is open to everybody. */
function isOpen(entry: string): boolean {
  if (entry === '' || entry.includes(':')) return false;
  const slash = entry.indexOf('/');
  if (slash < 0) return true;
  const owner = entry.slice(slash + 1);
  return owner !== '' && !owner.includes('/') && sharedRegistries.has(entry.slice(0, slash));
}

function continued(entry: string): string {
  return entry.includes('/') ? `${entry}-evil/image` : `${entry}.evil.example/image`;
}
