/** The host of an address, with brackets where it is an IPv6 one. */
const hostOf = /^https:\/\/(\[[^\]]*\]|[^/:?#]+)/iu;

/** Names and addresses that stay on the API server's machine or in the cluster. */
const inside = /^(?:localhost|127\.[0-9.]+|\[::1\]|.*\.svc|.*\.svc\.cluster\.local)$/iu;

/** The host that an address names, where it lies outside of the cluster. */
export function externalHostIn(url: string): string | undefined {
  const host = hostOf.exec(url)?.[1] ?? url;
  return inside.test(host) ? undefined : host;
}
