import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, unlisted } from '../../component-faults.ts';
import { addingItem } from '../../component-edits.ts';

/** The minor that brought the plug-in. */
const pluginSince = 21;

export const apiserverExternalIpsPlugin: ResourceCheck = {
  id: 'apiserver-external-ips-plugin',
  title: 'API server lets services claim external addresses',
  severity: 'medium',
  gain: 'Whoever may create a service takes over traffic to any address that pods of the cluster talk to (CVE-2020-8554).',
  why: '`externalIPs` of a service redirect traffic inside the cluster without any check of who owns the address. The plug-in `DenyServiceExternalIPs` refuses new ones and is off by default.',
  remedy:
    'Add `DenyServiceExternalIPs` to `--enable-admission-plugins`, once no service needs `externalIPs`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.3',
    'CVE-2020-8554',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips',
  ],
  aliases: ['kubescape:C-0283'],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'lets every service claim external addresses',
    fault: (component, target) =>
      target.minor < pluginSince
        ? undefined
        : unlisted(
            component,
            'enable-admission-plugins',
            'DenyServiceExternalIPs',
            'and the plug-in is off by default',
          ),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no Service needs `externalIPs`: `kubectl get services -A` shows them, and adding one is refused then.',
    edits: addingItem('enable-admission-plugins', 'DenyServiceExternalIPs'),
  },
};
