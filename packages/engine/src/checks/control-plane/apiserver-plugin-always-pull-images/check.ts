import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, unlisted } from '../../component-faults.ts';
import { addingItem } from '../../component-edits.ts';

export const apiserverPluginAlwaysPullImages: ResourceCheck = {
  id: 'apiserver-plugin-always-pull-images',
  title: 'Cached images need no registry credentials',
  severity: 'low',
  gain: 'Whoever may create a pod runs private images that another tenant pulled to the same node.',
  why: 'Without the plug-in `AlwaysPullImages` a pod may use an image that is on its node already, whether or not it has the right to pull it.',
  remedy:
    'Add `AlwaysPullImages` to `--enable-admission-plugins` where tenants share nodes and the registry is always within reach.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.11',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages',
  ],
  aliases: [
    'kubescape:C-0123',
    'trivy:KCV-0012',
    'checkov:CKV_K8S_80',
    'kics:a77f4d07-c6e0-4a48-8b35-0eeb51576f4f',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'lets pods use cached images without credentials',
    fault: (component) =>
      unlisted(
        component,
        'enable-admission-plugins',
        'AlwaysPullImages',
        'and the plug-in is off by default',
      ),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that registries are always in reach and pods have their `imagePullSecrets`: each start of a container asks the registry.',
    edits: addingItem('enable-admission-plugins', 'AlwaysPullImages'),
  },
};
