import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, unlisted } from '../../component-faults.ts';

export const apiserverPluginImagePolicy: ResourceCheck = {
  id: 'apiserver-plugin-image-policy',
  title: 'API server asks no image policy webhook',
  severity: 'info',
  gain: 'An image from anywhere runs, unless another policy engine of the cluster judges where images come from.',
  why: 'The plug-in `ImagePolicyWebhook` is one of several ways to admit only images of known origin; whether another one is there is not visible in these flags.',
  remedy:
    'Judge images at admission by a policy engine, or by `ImagePolicyWebhook` in `--enable-admission-plugins` with a configuration for it.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.5.1',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#imagepolicywebhook',
  ],
  aliases: ['kubescape:C-0289', 'kics:14abda69-8e91-4acb-9931-76e2bee90284'],
  profile: 'all',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'asks no webhook about images',
    fault: (component) =>
      unlisted(
        component,
        'enable-admission-plugins',
        'ImagePolicyWebhook',
        'and the plug-in is off by default',
      ),
  }),
};
