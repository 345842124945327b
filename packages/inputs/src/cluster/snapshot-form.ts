import type { JsonObject, Withheld } from '@plimsoll/engine';
import type { InputProblem } from '../input-problem.ts';

/**
 * A snapshot is JSON lines, as they are or with gzip: a head, a line for each object with namespaces first, and an end. A
 * snapshot without its end was cut off.
 */
export interface SnapshotHead {
  readonly plimsollSnapshot: typeof snapshotVersion;
  readonly tool: string;
  /** ISO 8601. */
  readonly taken: string;
  /** The context of the kubeconfig; absent where it was to be left out. */
  readonly context?: string;
  readonly kubernetesMinor?: number;
  /** The only namespaces that were read; absent where everything was. */
  readonly namespaces?: readonly string[];
}

export interface SnapshotObject {
  /** Where it lay in the cluster: `namespaces/shop/deployments.apps/web`. */
  readonly at: string;
  /** Where the object lies that answers for it as far as the two agree. */
  readonly owner?: string;
  readonly object: JsonObject;
}

export interface SnapshotEnd {
  readonly end: {
    readonly objects: number;
    readonly withheld: Withheld;
    /** Secrets of which nothing but metadata was asked for. */
    readonly secrets: number;
    /** What could not be listed, with uris that begin where those of objects do. */
    readonly problems: readonly InputProblem[];
  };
}

export const snapshotVersion = 1;

/** How a snapshot begins, byte for byte. */
export const snapshotMark = '{"plimsollSnapshot":';
