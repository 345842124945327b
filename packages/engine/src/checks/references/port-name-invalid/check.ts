import type { ContainerCheck, Violation } from '../../check.ts';
import { portNameFault } from '../port-name.ts';

export const portNameInvalid: ContainerCheck = {
  id: 'port-name-invalid',
  title: 'Port name breaks the naming rules',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A port has the name of a service as IANA registers them, and Services and probes can refer to no other.',
  remedy:
    'Use at most 15 lower-case letters, digits and single hyphens, with at least one letter, such as `http-metrics`.',
  references: [
    'RFC 6335, section 5.1: Service Name Syntax',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  ],
  aliases: ['kube-linter:invalid-target-ports', 'kube-score:container-ports-check'],
  profile: 'default',
  on: 'container',
  evaluate: ({ ports, name: container }) => {
    let found: Violation[] | undefined;
    for (const { at, name } of ports) {
      if (name === undefined || name === '') continue;
      const fault = portNameFault(name);
      if (fault === undefined) continue;
      (found ??= []).push({
        at: `${at}/name`,
        message: `\`${name}\` is no name for a port of container \`${container}\`: ${fault}`,
      });
    }
    return found;
  },
};
