import type { Reference } from '../../model/reference.ts';
import type { SlimResource } from '../../snapshot/slim.ts';

/** What is wrong with a Service as a backend: the port that is asked for; `undefined` where it has it. */
export function portMissing({ name, port }: Reference, { details }: SlimResource): string | undefined {
  if (port === undefined || details?.of !== 'service' || details.type === 'ExternalName') return undefined;
  const { ports } = details;
  if (ports.some((one) => one.port === port || (one.name !== undefined && one.name === port)))
    return undefined;
  const offered = ports.map((one) => `${one.port ?? one.name ?? ''}`).join(', ');
  return `Service \`${name}\` has no port \`${port}\`: ${offered === '' ? 'it has none' : `its ports are ${offered}`}`;
}
