import type { ResourceCheck } from '../../check.ts';
import { sandboxKinds, sandboxPodOf } from '../sandbox.ts';

export const agentSandboxRuntime: ResourceCheck = {
  id: 'agent-sandbox-runtime',
  title: 'Agent sandbox shares the kernel of its node',
  severity: 'high',
  gain: 'Code that an agent was talked into running needs one flaw of the kernel to take over the node.',
  why: 'A sandbox is there to run code that nobody has read. Without a hardened runtime class only an ordinary container stands around it.',
  remedy:
    'Set `runtimeClassName` to a class of gVisor or Kata Containers, and list its name in the parameter `hardenedRuntimeClasses`.',
  references: [
    'https://agent-sandbox.sigs.k8s.io/docs/',
    'https://kubernetes.io/docs/concepts/containers/runtime-class/',
    'https://kubernetes.io/docs/concepts/security/multi-tenancy/#sandboxing-containers',
  ],
  aliases: ['kubescape:C-0297'],
  profile: 'default',
  on: 'resource',
  kinds: sandboxKinds,
  evaluate: (resource, { parameters }) => {
    const spec = sandboxPodOf(resource)?.spec;
    if (spec === undefined) return undefined;
    const name = spec.string('runtimeClassName') ?? '';
    if (parameters.hardenedRuntimeClasses.includes(name)) return undefined;
    const at = spec.pointer('runtimeClassName');
    const what = `${resource.kind} \`${resource.name}\``;
    return name === ''
      ? { at, message: `${what} runs in the usual runtime of the node: \`runtimeClassName\` is not set` }
      : { at, message: `${what} runs in class \`${name}\`, which is not among the hardened ones` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the cluster has the class and that the agent runs under it: `kubectl get runtimeclass` lists the classes.',
    needs: ['runtime-class'],
    edits: ({ at }, resource, values) => {
      const name = values['runtime-class'];
      // The one that is not among the hardened ones, given again, repairs nothing.
      const isNew = name !== sandboxPodOf(resource)?.spec.string('runtimeClassName');
      return typeof name === 'string' && isNew ? [{ op: 'set', at, value: name }] : [];
    },
  },
};
