import type { Judge } from './control.ts';
import { objection } from './wording.ts';

/** Safe sysctls by the policy version from which they are. */
export const sysctlsSince: readonly (readonly [number, readonly string[]])[] = [
  [
    0,
    [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.tcp_syncookies',
      'net.ipv4.ping_group_range',
      'net.ipv4.ip_unprivileged_port_start',
    ],
  ],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [
    29,
    [
      'net.ipv4.tcp_keepalive_time',
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
    ],
  ],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
  [37, ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat']],
];

/** Sysctls: only those that a policy version lists as safe; compared as written. */
export function sysctls(minor: number): Judge {
  const allowed = new Set(sysctlsSince.flatMap(([since, names]) => (since <= minor ? names : [])));
  return (pod) => {
    if (pod.security.sysctls.length === 0) return undefined;
    const fields = pod.security.sysctls.flatMap(({ at, name }) =>
      allowed.has(name) ? [] : { at: `${at}/name`, container: undefined, value: name },
    );
    return objection(fields, 'forbidden sysctls', (all) => all.map((field) => field.value ?? '').join(', '));
  };
}
