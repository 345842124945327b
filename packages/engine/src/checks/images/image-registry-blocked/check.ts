import type { PodCheck, Violation } from '../../check.ts';
import { imagesOf } from '../pod-images.ts';
import { entryFor } from '../registry-list.ts';

export const imageRegistryBlocked: PodCheck = {
  id: 'image-registry-blocked',
  title: 'Image comes from a blocked registry',
  severity: 'high',
  gain: 'Whoever holds the registry that you blocked has their program running in the cluster.',
  why: 'You blocked this registry for a reason, such as a break-in at its owner, and a node pulls from it all the same.',
  remedy: 'Name the same image in a registry that you trust, and check it before it runs.',
  references: [
    'https://kubernetes.io/docs/concepts/security/security-checklist/#images',
    'NIST SP 800-190, 4.1.5 (Use of untrusted images)',
  ],
  aliases: ['kubescape:C-0001'],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, { parameters }) => {
    const blocked = parameters.blockedRegistries;
    if (blocked.length === 0) return undefined;
    const violations: Violation[] = [];
    for (const { at, image, who, container } of imagesOf(pod)) {
      const entry = entryFor(image, blocked);
      if (entry === undefined) continue;
      const message = `${who} \`${image.text}\`, and \`${entry}\` is blocked`;
      const about = [entry];
      violations.push(container === undefined ? { at, message, about } : { at, message, about, container });
    }
    return violations;
  },
};
