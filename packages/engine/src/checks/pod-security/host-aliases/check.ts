import type { PodCheck } from '../../check.ts';

export const hostAliases: PodCheck = {
  id: 'host-aliases',
  title: 'Pod rewrites its hosts file',
  severity: 'low',
  gain: "Whoever may change the manifest sends the program's calls to a server of their choice, under the usual name.",
  why: 'Entries in the hosts file win over every resolver, and no DNS policy or log shows them.',
  remedy: 'Remove `hostAliases`, and give the name an entry in DNS or a Service of type ExternalName.',
  references: [
    'Kubernetes, Adding entries to Pod /etc/hosts with HostAliases: use it when DNS and other options are not applicable',
    'https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/',
  ],
  aliases: ['trivy:KSV-0007', 'kubesec:HostAliases'],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ spec }) => {
    if (!spec.has('hostAliases')) return undefined;
    const names = spec.maps('hostAliases').flatMap((entry) => entry.strings('hostnames'));
    if (names.length === 0) return undefined;
    const list = names.map((name) => `\`${name}\``).join(', ');
    const message = `the pod decides by itself where ${list} leads`;
    return { at: spec.pointer('hostAliases'), message, about: names };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that DNS answers for the names of the message: `nslookup NAME` in a pod of the namespace gives the address that is meant.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
