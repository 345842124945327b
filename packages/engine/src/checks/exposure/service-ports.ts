import type { Fields } from '../../model/fields.ts';

/** The ports of a Service's spec, as what a finding is about: one more of them opens more. */
export function portsOf(spec: Fields): readonly string[] {
  return spec
    .maps('ports')
    .map((port) => `${port.string('protocol') ?? 'TCP'} ${port.integer('port') ?? ''}`);
}
