import { registryOf } from '../../../model/image.ts';
import type { PodCheck, Violation } from '../../check.ts';
import { imagesOf } from '../pod-images.ts';
import { entryFor } from '../registry-list.ts';

export const imageRegistryNotAllowed: PodCheck = {
  id: 'image-registry-not-allowed',
  title: 'Image comes from a registry not allowed',
  severity: 'medium',
  gain: 'Whoever publishes an image where nobody of yours looks gets their program to run in the cluster.',
  why: 'You named the registries whose images are scanned and signed. An image from elsewhere has passed none of that.',
  remedy:
    'Copy the image to a registry of the parameter `allowedRegistries` and name that copy, or add the registry to the list.',
  references: [
    'https://kubernetes.io/docs/concepts/security/security-checklist/#images',
    'NIST SP 800-190, 4.1.5 (Use of untrusted images)',
    'CIS Kubernetes Benchmark 2.0.1: 5.5.1',
  ],
  aliases: ['kubescape:C-0078', 'trivy:KSV-0032', 'trivy:KSV-0033', 'trivy:KSV-0035', 'trivy:KSV-0125'],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, { parameters }) => {
    const allowed = parameters.allowedRegistries;
    if (allowed.length === 0) return undefined;
    const violations: Violation[] = [];
    for (const { at, image, who, container } of imagesOf(pod)) {
      if (entryFor(image, allowed) !== undefined) continue;
      const registry = registryOf(image);
      const message = `${who} \`${image.text}\` from \`${registry}\`, which is not among the allowed registries`;
      const about = [registry];
      violations.push(container === undefined ? { at, message, about } : { at, message, about, container });
    }
    return violations;
  },
};
