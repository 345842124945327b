import type { ResourceCheck } from '../../check.ts';

export const sccAllowsPrivileged: ResourceCheck = {
  id: 'scc-allows-privileged',
  title: 'Security context constraints admit privileged containers',
  severity: 'high',
  gain: 'Whoever may use the constraints, or breaks into a pod of somebody who may, takes over a node.',
  why: 'On OpenShift the constraints decide which pods are admitted, and these let their users run containers with all devices of the node and nearly all powers of its kernel.',
  remedy:
    'Set `allowPrivilegedContainer: false`, and allow only the capabilities and volumes that the workload needs.',
  references: [
    'https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html',
    'Pod Security Standards, baseline: Privileged Containers',
  ],
  aliases: ['kube-linter:scc-deny-privileged-container'],
  profile: 'default',
  on: 'resource',
  kinds: ['SecurityContextConstraints.security.openshift.io', 'SecurityContextConstraints'],
  evaluate: ({ fields, name }) =>
    fields.boolean('allowPrivilegedContainer') === true
      ? {
          at: fields.pointer('allowPrivilegedContainer'),
          message: `constraints \`${name}\` admit privileged containers: \`allowPrivilegedContainer\` is true`,
        }
      : undefined,
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no privileged pod has annotation `openshift.io/scc` with this name: it is refused when it is made anew.',
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};
