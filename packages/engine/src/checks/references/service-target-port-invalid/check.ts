import type { Resource } from '../../../model/resource.ts';
import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { isPortNumber, portNameFault } from '../port-name.ts';

const digits = /^[0-9]+$/u;

export const serviceTargetPortInvalid: ResourceCheck = {
  id: 'service-target-port-invalid',
  title: 'Service sends to an impossible port',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the Service, so its clients reach nothing.',
  why: 'A target port is a number up to 65535 or the name of a port, and no container can have another one.',
  remedy:
    'Set `targetPort` to the number of the port without quotes, or to the name that the container gives it.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'RFC 6335, section 5.1: Service Name Syntax',
  ],
  aliases: ['kube-linter:invalid-target-ports'],
  profile: 'default',
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ fields, name }) => {
    let found: Violation[] | undefined;
    for (const port of fields.map('spec')?.maps('ports') ?? []) {
      const target = port.integerOrString('targetPort');
      // An empty name, and the number 0, is what the API server takes for none.
      const fault = target === undefined || target === '' || target === 0 ? undefined : faultOf(target);
      if (fault === undefined) continue;
      (found ??= []).push({
        at: port.pointer('targetPort'),
        message: `Service \`${name}\` cannot send to target port \`${target}\`: ${fault}`,
      });
    }
    return found;
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, resource) => {
      const target = fieldsAt(at, resource)?.string('targetPort') ?? '';
      const number = digits.test(target) ? Number(target) : 0;
      return isPortNumber(number) ? [{ op: 'set', at, value: number }] : [];
    },
  },
};

function faultOf(target: number | string): string | undefined {
  if (typeof target === 'number')
    return isPortNumber(target) ? undefined : 'the number is not between 1 and 65535';
  return digits.test(target) ? 'the number stands in quotes, which makes it a name' : portNameFault(target);
}

function fieldsAt(at: string, { fields }: Resource): Fields | undefined {
  return fields
    .map('spec')
    ?.maps('ports')
    .find((port) => port.pointer('targetPort') === at);
}
