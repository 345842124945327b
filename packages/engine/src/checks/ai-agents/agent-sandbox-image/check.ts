import { parseImage, registryOf } from '../../../model/image.ts';
import type { Container } from '../../../model/container.ts';
import type { ResourceCheck, Target } from '../../check.ts';
import { entryFor } from '../../images/registry-list.ts';
import { sandboxKinds, sandboxPodOf } from '../sandbox.ts';

export const agentSandboxImage: ResourceCheck = {
  id: 'agent-sandbox-image',
  title: 'Agent sandbox runs an image not pinned',
  severity: 'medium',
  gain: 'Whoever can push to the repository puts a program into every sandbox, and sees what the agents work on.',
  why: 'Sandboxes are made and thrown away all day, so a moved tag reaches them within minutes.',
  remedy:
    'Name the image by digest, as in `registry.example.com/agents/python:3.14.0@sha256:…`, from a registry of `allowedRegistries`.',
  references: [
    'https://agent-sandbox.sigs.k8s.io/docs/',
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    'NIST SP 800-190, 4.1.5 (Use of untrusted images)',
  ],
  aliases: ['kubescape:C-0304'],
  profile: 'default',
  on: 'resource',
  kinds: sandboxKinds,
  evaluate: (resource, target) =>
    sandboxPodOf(resource)?.containers.flatMap((container) => {
      const fault = faultOf(container, target);
      if (fault === undefined) return [];
      const message = `container \`${container.name}\` of the sandbox runs \`${container.image}\`${fault}`;
      return { at: container.fields.pointer('image'), message, container: container.name };
    }),
};

function faultOf({ image = '' }: Container, { parameters }: Target): string | undefined {
  const reference = parseImage(image);
  if (reference === undefined) return undefined;
  const allowed = parameters.allowedRegistries;
  if (allowed.length > 0 && entryFor(reference, allowed) === undefined)
    return ` from \`${registryOf(reference)}\`, which is not among the allowed registries`;
  return reference.digest === undefined ? ', a tag that can be moved' : undefined;
}
