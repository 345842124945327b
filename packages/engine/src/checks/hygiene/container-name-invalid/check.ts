import type { PodCheck, Violation } from '../../check.ts';
import { isPlaceholder } from '../../placeholder.ts';
import { dnsLabelFault } from '../dns-name.ts';

export const containerNameInvalid: PodCheck = {
  id: 'container-name-invalid',
  title: 'Container or volume name breaks the rules',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'Containers and volumes have names that could be the first part of a host name, because other fields, log files and directories are named after them.',
  remedy: 'Use at most 63 lower-case letters and digits with hyphens between them, such as `web-proxy`.',
  references: [
    'Container, `name` and Volume, `name`: must be a DNS_LABEL',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: ({ containers, volumes, resource }) => {
    let found: Violation[] | undefined;
    for (const { name, at, fields } of containers) {
      // A container that is not named goes by a name of ours.
      const fault = faultOf(fields.string('name') ?? '');
      if (fault === undefined) continue;
      const message = `the API server refuses ${resource.kind} \`${resource.name}\`: the name of container \`${name}\` ${fault}`;
      (found ??= []).push({ at: `${at}/name`, message, container: name });
    }
    for (const { name, at } of volumes) {
      const fault = faultOf(name);
      if (fault === undefined) continue;
      const message = `the API server refuses ${resource.kind} \`${resource.name}\`: the name of volume \`${name}\` ${fault}`;
      (found ??= []).push({ at: `${at}/name`, message });
    }
    return found;
  },
};

function faultOf(name: string): string | undefined {
  return name === '' || isPlaceholder(name) ? undefined : dnsLabelFault(name);
}
