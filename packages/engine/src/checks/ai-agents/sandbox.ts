import type { Fields } from '../../model/fields.ts';
import { readPod, type Pod } from '../../model/pod.ts';
import type { KindName, Resource } from '../../model/resource.ts';

/** Templates of sandboxes for agents (the project agent-sandbox of Kubernetes). */
export const sandboxTemplateKind: KindName = 'SandboxTemplate.extensions.agents.x-k8s.io';

/** The kinds that hold the pod of a sandbox. */
export const sandboxKinds: readonly KindName[] = [sandboxTemplateKind, 'Sandbox.agents.x-k8s.io'];

/** The pod of a sandbox or of a template of sandboxes. */
export function sandboxPodOf(resource: Resource): Pod | undefined {
  const template: Fields | undefined = resource.fields.map('spec')?.map('podTemplate');
  const spec = template?.map('spec');
  if (template === undefined || spec === undefined) return undefined;
  return readPod(resource, spec, template.map('metadata'), template.pointer('metadata'), false);
}
