import { itemsOf, nameOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck, Target } from '../../check.ts';
import { judgeOf, type Fault } from '../../component-faults.ts';
import { removingItems } from '../../component-edits.ts';

/** The first minor without each plug-in. */
const removedIn: ReadonlyMap<string, number> = new Map([
  ['PodSecurityPolicy', 25],
  ['SecurityContextDeny', 30],
]);

const lists = ['enable-admission-plugins', 'disable-admission-plugins'] as const;

export const apiserverPluginRetired: ResourceCheck = {
  id: 'apiserver-plugin-retired',
  title: 'API server names a removed admission plug-in',
  severity: 'low',
  gain: 'Nothing directly; but the protection that the plug-in is named for does not exist, and the API server does not start.',
  why: 'The API server refuses to start with an admission plug-in that it does not know, and what the plug-in did has to be done by another one.',
  remedy:
    'Remove the plug-in from the list; instead of `PodSecurityPolicy` and `SecurityContextDeny` use Pod Security labels on namespaces.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'names an admission plug-in that does not exist any more',
    fault: (component, { minor }) => removedPlugin(component, minor),
  }),
  fix: {
    safety: 'safe',
    edits: (violation, resource, values, target) =>
      lists.flatMap((list) =>
        removingItems(list, (item) => isGone(item, target))(violation, resource, values, target),
      ),
  },
};

function removedPlugin(component: Component, minor: number): Fault | undefined {
  for (const list of lists) {
    for (const { value, at } of itemsOf(component, list)) {
      const removed = removedIn.get(value);
      if (removed === undefined || minor < removed) continue;
      return {
        at,
        text: `\`${nameOf(component, list)}\` names \`${value}\`, which is gone since 1.${removed}`,
      };
    }
  }
  return undefined;
}

function isGone(item: string, { minor }: Target): boolean {
  return minor >= (removedIn.get(item) ?? Infinity);
}
