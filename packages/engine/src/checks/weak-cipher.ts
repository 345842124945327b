import { isHidden, itemsOf, nameOf, settingOf, type Component } from '../model/component.ts';
import type { Fault } from './component-faults.ts';

/** The suites that CIS Kubernetes Benchmark 2.0.1 calls strong (1.2.29, 4.2.12), with the names that Go takes too. */
const strongCiphers: ReadonlySet<string> = new Set([
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
]);

/** The suites of a component that are not strong; where TLS 1.3 is the least, the list counts for nothing. */
export function weakCipher(component: Component): Fault | undefined {
  if (!component.flags.has('tls-cipher-suites') || isHidden(component, 'tls-cipher-suites')) return undefined;
  if (settingOf(component, 'tls-min-version')?.value === 'VersionTLS13') return undefined;
  const weak = itemsOf(component, 'tls-cipher-suites').filter(({ value }) => isWeakCipher(value));
  const [first] = weak;
  if (first === undefined) return undefined;
  const names = weak.map(({ value }) => `\`${value}\``).join(', ');
  return { at: first.at, text: `\`${nameOf(component, 'tls-cipher-suites')}\` names ${names}` };
}

/** True for a suite that the benchmark does not call strong. */
export function isWeakCipher(suite: string): boolean {
  return !strongCiphers.has(suite);
}
