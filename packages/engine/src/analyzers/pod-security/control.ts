import type { Container } from '../../model/container.ts';
import type { Pod } from '../../model/pod.ts';

/** A level of the Pod Security Standards that forbids something. */
export type PodSecurityLevel = 'baseline' | 'restricted';

export type ControlId =
  | 'appArmorProfile'
  | 'capabilities_baseline'
  | 'hostNamespaces'
  | 'hostPathVolumes'
  | 'hostPorts'
  | 'hostProbesAndHostLifecycle'
  | 'privileged'
  | 'procMount'
  | 'seLinuxOptions'
  | 'seccompProfile_baseline'
  | 'sysctls'
  | 'windowsHostProcess'
  | 'allowPrivilegeEscalation'
  | 'capabilities_restricted'
  | 'procMount_restricted'
  | 'restrictedVolumes'
  | 'runAsNonRoot'
  | 'runAsUser'
  | 'seccompProfile_restricted';

/** One field that a control objects to. */
export interface Objected {
  readonly at: string;
  /** The container it is about; `undefined` where the pod as a whole is meant. */
  readonly container: Container | undefined;
  /** The written value, or `undefined` where the fault is that nothing is written. */
  readonly value: string | undefined;
}

/** Why Pod Security admission refuses a pod, in its own words, and the fields that it is about. */
export interface Objection {
  readonly reason: string;
  readonly detail: string;
  readonly fields: readonly Objected[];
}

/** Judges a pod; `undefined` where the control has nothing against it. */
export type Judge = (pod: Pod) => Objection | undefined;

/** One of the 19 controls of the standard, with an implementation for each policy version that changed it. */
export interface Control {
  readonly id: ControlId;
  readonly level: PodSecurityLevel;
  /** Ascending by `since`, the minor of the policy version from which it applies (25 is v1.25). */
  readonly versions: readonly ControlVersion[];
}

export interface ControlVersion {
  readonly since: number;
  readonly judge: Judge;
  /** Pods that this version leaves alone. */
  readonly waives?: (pod: Pod) => boolean;
  /** Baseline controls that this one takes the place of at level restricted. */
  readonly overrides?: readonly ControlId[];
}
