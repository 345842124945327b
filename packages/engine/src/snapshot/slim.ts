import type { Creation } from '../model/creations.ts';
import type { ContainerKind } from '../model/container.ts';
import type { Subject } from '../model/exception.ts';
import type { Reference } from '../model/reference.ts';
import type { KindName } from '../model/resource.ts';
import type { Labels } from '../model/selector.ts';
import type { Details } from './details.ts';

/** What relations need to know of a resource: small, plain data that crosses threads and networks. */
export interface SlimResource {
  readonly uri: string;
  /** Which resource of its source it is, from 0. */
  readonly position: number;
  /** What a policy goes by; `undefined` where it says the same of all. */
  readonly subject: Subject | undefined;
  readonly apiVersion: string;
  readonly kindName: KindName;
  readonly kind: string;
  /** `undefined` where the manifest names none; which namespace it lands in is then unknown. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly at: string;
  /** The labels of kinds that selectors look at (`labelledKinds`); empty for every other. */
  readonly labels: Labels;
  /** True for what Helm runs as a hook: it may make things that stand in no manifest. */
  readonly isHook: boolean;
  /** The pod that it holds, the first of several. */
  readonly pod: SlimPod | undefined;
  /** All of them, where it holds several; `podViewsOf` shows it with each. */
  readonly pods?: readonly SlimPod[];
  readonly references: readonly Reference[];
  readonly creations: readonly Creation[];
  /** What the kind is about; `undefined` for kinds that no relation looks into. */
  readonly details: Details | undefined;
  /** Pointers that lead into lists, with names in place of positions; present where the plan asks for fingerprints. */
  readonly paths?: ReadonlyMap<string, string>;
  /** The places of all pointers that the slim form mentions; `placeOf` reads them. */
  readonly places: readonly number[];
}

/** A resource that holds a pod spec. */
export interface PodResource extends SlimResource {
  readonly pod: SlimPod;
}

/** A pod spec without bulk. */
export interface SlimPod {
  readonly at: string;
  /** True for a Pod, false for a template that pods are made of. */
  readonly isPod: boolean;
  /** The labels of the Pod or of the template, which selectors look at. */
  readonly labels: Labels;
  readonly hostNetwork: boolean;
  readonly containers: readonly SlimContainer[];
  readonly serviceAccountName: string | undefined;
  readonly automountServiceAccountToken: boolean | undefined;
  /** Pod-level quantities (KEP-2837). */
  readonly requests: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<string, string>;
  /** What Pod Security objects to; empty where the namespace, and with it the level, is unknown. */
  readonly refusals: readonly Refusal[];
  /** What an operator adds to a pod in a custom resource; absent where the pods are as they are written. */
  readonly completed?: { readonly isPartial: boolean; readonly hasAllLabels: boolean };
}

/** A container without bulk. */
export interface SlimContainer {
  readonly at: string;
  readonly kind: ContainerKind;
  readonly name: string;
  readonly ports: readonly SlimPort[];
  readonly requests: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<string, string>;
  readonly hasReadinessProbe: boolean;
}

export interface SlimPort {
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly protocol: string;
}

/** One implementation of a Pod Security control that objects to the pod, over all policy versions. */
export interface Refusal {
  readonly control: string;
  readonly since: number;
  readonly reason: string;
}
