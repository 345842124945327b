import type { Container } from '../../../model/container.ts';
import type { Pod } from '../../../model/pod.ts';
import { limitOf } from '../../../model/resources.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { limitEdits } from '../../resources/amount-fix.ts';
import { sandboxKinds, sandboxPodOf } from '../sandbox.ts';

const names = ['cpu', 'memory'] as const;

export const agentSandboxResources: ResourceCheck = {
  id: 'agent-sandbox-resources',
  title: 'Agent sandbox may take its node whole',
  severity: 'medium',
  gain: 'Code that an agent was talked into running starves the other pods of the node, or mines coins on it.',
  why: 'What runs in a sandbox is not known beforehand, so only a limit says how much it may take.',
  remedy:
    'Write `resources.limits` with `cpu` and `memory` for each container of the sandbox, or for the pod as a whole.',
  references: [
    'https://agent-sandbox.sigs.k8s.io/docs/',
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    'OWASP Top 10 for LLM Applications 2025: LLM10 Unbounded Consumption',
  ],
  aliases: ['kubescape:C-0303'],
  profile: 'default',
  on: 'resource',
  kinds: sandboxKinds,
  evaluate: (resource, { minor }) => {
    const pod = sandboxPodOf(resource);
    return pod?.containers.flatMap((container) => unlimited(container, pod, minor));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the agent stays below the limit at its busiest: `kubectl top pod --containers` shows what it uses.',
    needs: ({ at }) => [`limits.${resourceAt(at)}`],
    edits: ({ at }, resource, values) => {
      const pod = sandboxPodOf(resource);
      return pod === undefined ? [] : limitEdits(resourceAt(at), at, pod, values);
    },
  },
};

function unlimited(container: Container, pod: Pod, minor: number): readonly Violation[] {
  return names
    .filter((name) => limitOf(pod, container, name, minor) === undefined)
    .map((name) => ({
      at: `${container.at}/resources/limits/${name}`,
      message: `container \`${container.name}\` of the sandbox has no limit for \`${name}\`, and neither has its pod`,
      container: container.name,
    }));
}

function resourceAt(at: string): 'cpu' | 'memory' {
  return at.endsWith('/cpu') ? 'cpu' : 'memory';
}
