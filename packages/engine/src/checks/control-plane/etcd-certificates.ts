import { settingOf, type Component } from '../../model/component.ts';
import { otherThan, type Fault } from '../component-faults.ts';

/** The flags by which etcd demands certificates of its clients, and of its peers. */
export interface Demand {
  readonly flag: string;
  readonly authority: string;
}

export const ofClients: Demand = { flag: 'client-cert-auth', authority: 'trusted-ca-file' };
export const ofPeers: Demand = { flag: 'peer-client-cert-auth', authority: 'peer-trusted-ca-file' };

/** That etcd demands no certificates: neither does a flag say so, nor is there a CA, with which it demands them all the same. */
export function notDemanded(component: Component, { flag, authority }: Demand): Fault | undefined {
  return hasAuthority(component, authority) ? undefined : unset(component, flag);
}

/** That etcd demands certificates only because there is a CA, whatever the flag says (etcd, `transport.TLSInfo`). */
export function demandedByAuthorityAlone(
  component: Component,
  { flag, authority }: Demand,
): Fault | undefined {
  return hasAuthority(component, authority) ? unset(component, flag) : undefined;
}

function unset(component: Component, flag: string): Fault | undefined {
  return otherThan(component, flag, { wanted: true, fallback: false });
}

function hasAuthority(component: Component, flag: string): boolean {
  const setting = settingOf(component, flag);
  return setting !== undefined && setting.value !== '';
}
