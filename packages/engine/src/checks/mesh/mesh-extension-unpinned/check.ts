import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';

export const meshExtensionUnpinned: ResourceCheck = {
  id: 'mesh-extension-unpinned',
  title: 'Proxy extension is not pinned',
  severity: 'medium',
  gain: 'Whoever can replace the file or the tag runs a program in the proxies and sees every request in clear.',
  why: 'A WasmPlugin is fetched by its address. Without a digest or a hash nobody notices that it has changed.',
  remedy:
    'Write the hash under `sha256`, or name the image by digest, as in `oci://registry.example.com/filter@sha256:…`.',
  references: [
    'https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/',
    'CWE-494: Download of Code Without Integrity Check',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['WasmPlugin.extensions.istio.io'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    const url = spec?.string('url') ?? '';
    if (spec === undefined || url === '' || isPinned(spec, url)) return undefined;
    return {
      at: spec.pointer('url'),
      message: `extension \`${name}\` may change unnoticed: \`${url}\` has neither a digest nor a \`sha256\``,
    };
  },
};

/** A file of the proxy's own image is as fixed as that. */
function isPinned(spec: Fields, url: string): boolean {
  return (spec.string('sha256') ?? '') !== '' || url.includes('@sha256:') || url.startsWith('file://');
}
