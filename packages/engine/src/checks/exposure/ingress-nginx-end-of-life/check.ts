import { ingressNginx, runsProduct } from '../../../model/product.ts';
import type { ContainerCheck } from '../../check.ts';

export const ingressNginxEndOfLife: ContainerCheck = {
  id: 'ingress-nginx-end-of-life',
  title: 'Ingress controller is no longer maintained',
  severity: 'medium',
  gain: 'Whoever finds the next flaw in it has a door from the internet that nobody will close.',
  why: 'The Kubernetes project retired ingress-nginx in March 2026: no releases, no fixes, not even for security.',
  remedy:
    'Move to a maintained controller or to a Gateway API implementation; `ingress2gateway` translates the Ingress resources.',
  references: [
    'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
    'https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/',
  ],
  aliases: ['kubescape:C-0292'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    const image = runsProduct(container, ingressNginx);
    if (image === undefined) return undefined;
    return {
      at: container.fields.pointer('image'),
      message: `container \`${container.name}\` runs \`${image.text}\`, a controller that has had no fixes since March 2026`,
    };
  },
};
