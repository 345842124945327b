import type { ResourceCheck } from '../../check.ts';

const key = 'allow-snippet-annotations';

export const ingressNginxSnippetsAllowed: ResourceCheck = {
  id: 'ingress-nginx-snippets-allowed',
  title: 'Ingress controller accepts snippets from anyone',
  severity: 'high',
  gain: 'Whoever may create an ingress in any namespace runs code in the controller and can read every Secret that it can.',
  why: 'With snippets allowed, the controller copies text from annotations into its configuration; this has been off by default since controller 1.9.',
  remedy: 'Set `allow-snippet-annotations: "false"` in the ConfigMap of the controller, or remove the line.',
  references: [
    'CVE-2021-25742',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['ConfigMap'],
  evaluate: ({ fields, name }) => {
    const data = fields.map('data');
    if (data === undefined || !data.has(key) || data.string(key) !== 'true') return undefined;
    return {
      at: data.pointer(key),
      message: `ConfigMap \`${name}\` tells the ingress controller to accept snippets from every ingress`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no ingress has a snippet: `kubectl get ingress -A -o yaml | grep snippet` finds none; the controller refuses or ignores them.',
    edits: ({ at }) => [{ op: 'set', at, value: 'false' }],
  },
};
