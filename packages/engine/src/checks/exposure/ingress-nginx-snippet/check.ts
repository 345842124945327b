import type { ResourceCheck } from '../../check.ts';
import { ingressKinds, snippetsAtFault } from '../ingress.ts';

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
  impliedBy: ['ingress-nginx-snippet-alias', 'ingress-nginx-snippet-lua'],
  on: 'resource',
  kinds: ingressKinds,
  evaluate: (resource) =>
    snippetsAtFault(resource, () => "puts text of its own into the controller's configuration"),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the service works without the text, as headers, redirects or access rules may come from it: read it before it goes.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
