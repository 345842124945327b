import type { ResourceCheck } from '../../check.ts';

export const meshEnvoyFilter: ResourceCheck = {
  id: 'mesh-envoy-filter',
  title: 'Proxy configuration is patched by hand',
  severity: 'info',
  gain: 'Whoever may write an EnvoyFilter can switch TLS and authorization of the proxies off.',
  why: 'An EnvoyFilter changes what the mesh generates, past its checks, and may stop fitting with the next release.',
  remedy: 'Use the API of the mesh where there is one, and keep a reviewed list of the filters that remain.',
  references: ['https://istio.io/latest/docs/reference/config/networking/envoy-filter/'],
  aliases: [],
  profile: 'all',
  on: 'resource',
  kinds: ['EnvoyFilter.networking.istio.io'],
  evaluate: ({ fields, name }) => ({
    at: fields.pointer('spec'),
    message: `filter \`${name}\` changes what the mesh generates for its proxies`,
  }),
};
