import type { ResourceCheck } from '../../check.ts';
import { ingressKinds, snippetsAtFault } from '../ingress.ts';

/** The directives of the Lua module of nginx: `content_by_lua_block`, `lua_shared_dict`, `set_by_lua` … */
const lua = /(?:^|[\s;{}])(?:lua_[a-z_]{1,60}|[a-z_]{1,60}_by_lua(?:_block|_file)?)\b/u;

export const ingressNginxSnippetLua: ResourceCheck = {
  id: 'ingress-nginx-snippet-lua',
  title: 'Ingress snippet runs Lua in the controller',
  severity: 'critical',
  gain: 'Whoever wrote the annotation runs code as the controller and reads every Secret that it can, usually all of the cluster.',
  why: 'Lua in a snippet is a program inside the ingress controller, with its files, its service account token and its network.',
  remedy:
    'Remove the annotation, and put the program into a service of its own that the ingress asks, for example by `auth-url`.',
  references: [
    'CVE-2021-25742',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet',
  ],
  aliases: ['checkov:CKV_K8S_152'],
  profile: 'default',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: (resource) =>
    snippetsAtFault(resource, (text) => (text.includes('lua') && lua.test(text) ? 'runs Lua' : undefined)),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program in the snippet guards nothing, such as a login or a limit: read it before it goes.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
