import type { Location } from '../model/location.ts';
import type { AccountRef } from '../model/rbac.ts';
import type { KindName } from '../model/resource.ts';

/** What relations need to know of a resource: small, plain data that crosses threads and networks. */
export interface SlimResource {
  readonly uri: string;
  readonly apiVersion: string;
  readonly kindName: KindName;
  readonly kind: string;
  /** `undefined` where the manifest names none; which namespace it lands in is then unknown. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly at: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly pod: SlimPod | undefined;
  /** `automountServiceAccountToken` of a ServiceAccount. */
  readonly automountServiceAccountToken: boolean | undefined;
  /** The service accounts that a RoleBinding or ClusterRoleBinding gives its role to. */
  readonly boundAccounts: readonly AccountRef[];
  /** Where the fields lie that checks on relations name, by pointer. */
  readonly places: ReadonlyMap<string, Location>;
}

/** A pod spec without bulk. */
export interface SlimPod {
  readonly at: string;
  readonly serviceAccountName: string | undefined;
  readonly automountServiceAccountToken: boolean | undefined;
  /** What Pod Security objects to; empty where the namespace, and with it the level, is unknown. */
  readonly refusals: readonly Refusal[];
}

/** One implementation of a Pod Security control that objects to the pod, over all policy versions. */
export interface Refusal {
  readonly control: string;
  readonly since: number;
  readonly reason: string;
}
