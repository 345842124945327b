import { readinessFix } from '../probe-fix.ts';
import type { ContainerCheck } from '../../check.ts';
import { runsForEver } from '../long-running.ts';

export const sidecarWithoutProbe: ContainerCheck = {
  id: 'sidecar-without-probe',
  title: 'Sidecar counts as started too early',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the first connections of the main container may pass a proxy that is not ready.',
  why: 'The containers behind a sidecar start once it counts as started, which without a startup probe is as soon as its process runs.',
  remedy:
    'Write a `startupProbe` on the sidecar, or a `readinessProbe` where only the traffic to the pod has to wait.',
  references: [
    'KEP-753: Sidecar Containers',
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-application-containers',
    'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: ({ kind, fields, name }, pod) => {
    if (kind !== 'sidecar' || fields.has('startupProbe') || fields.has('readinessProbe')) return undefined;
    if (!runsForEver(pod)) return undefined;
    // The kubelet waits for the hook before it starts what comes next.
    if (fields.map('lifecycle')?.has('postStart') === true) return undefined;
    return {
      at: fields.pointer('startupProbe'),
      message: `what comes behind sidecar \`${name}\` starts as soon as its process runs: it has neither \`startupProbe\` nor \`readinessProbe\``,
    };
  },
  fix: readinessFix,
};
