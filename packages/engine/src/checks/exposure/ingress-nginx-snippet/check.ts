import type { ResourceCheck, Violation } from '../../check.ts';
import { ingressKinds, nginxPrefix } from '../ingress.ts';

export const ingressNginxSnippet: ResourceCheck = {
  id: 'ingress-nginx-snippet',
  title: 'Ingress brings its own server configuration',
  severity: 'high',
  gain: 'Whoever may write such an annotation runs code in the controller and can read every Secret that it can, usually all of the cluster.',
  why: 'The controller copies the text of a snippet into its configuration as it stands, for all tenants of that server.',
  remedy:
    'Remove the annotation and use one that sets the one thing you need; in the controller keep `allow-snippet-annotations: "false"`.',
  references: [
    'CVE-2021-25742',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet',
  ],
  aliases: ['checkov:CKV_K8S_153'],
  profile: 'default',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: ({ metadata, name }) => {
    const annotations = metadata?.map('annotations');
    if (annotations === undefined) return undefined;
    let violations: Violation[] | undefined;
    for (const key of Object.keys(annotations.object)) {
      if (!isSnippet(key)) continue;
      (violations ??= []).push({
        at: annotations.pointer(key),
        message: `ingress \`${name}\` puts text of its own into the controller's configuration by \`${key}\``,
      });
    }
    return violations;
  },
  fix: { safety: 'unsafe', edits: ({ at }) => [{ op: 'remove', at }] },
};

/** Of the community's controller (`configuration-snippet`, `server-snippet` …) and of NGINX's own (`server-snippets` …). */
function isSnippet(key: string): boolean {
  return key.includes('snippet') && (key.startsWith(nginxPrefix) || key.startsWith('nginx.org/'));
}
