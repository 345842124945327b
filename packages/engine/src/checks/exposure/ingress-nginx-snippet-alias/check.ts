import type { ResourceCheck } from '../../check.ts';
import { ingressKinds, snippetsAtFault } from '../ingress.ts';

/** The directives that serve files of the controller's own file system. */
const files = /(?:^|[\s;{}])(?:alias|root)\s{1,40}[^\s;{}]/u;

export const ingressNginxSnippetAlias: ResourceCheck = {
  id: 'ingress-nginx-snippet-alias',
  title: "Ingress snippet serves the controller's files",
  severity: 'critical',
  gain: 'Whoever opens the address reads the service account token of the controller, and with it usually every Secret of the cluster.',
  why: '`alias` and `root` in a snippet map a path of the site to a directory of the controller, where its token is mounted.',
  remedy:
    'Remove the annotation, or the directive alone where the rest is needed, and serve files from a container of your own.',
  references: [
    'CVE-2021-25742',
    'https://nginx.org/en/docs/http/ngx_http_core_module.html#alias',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet',
  ],
  aliases: ['checkov:CKV_K8S_154'],
  profile: 'default',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: (resource) =>
    snippetsAtFault(resource, (text) =>
      files.test(text) ? 'maps a path to files of the controller' : undefined,
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nobody fetches the files that the snippet serves, and that it holds no access rules: read it before it goes.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
