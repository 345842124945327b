import type { Severity } from '../checks/check.ts';
import type { Finding, ResourceRef } from '../evaluate/finding.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { KindName } from '../model/resource.ts';

/** One object of either side, without what servers fill in. */
export interface DriftObject {
  readonly kindName: KindName;
  /** `undefined` where it lies in none, or where the repository does not say. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  readonly object: JsonObject;
}

/** One side: its objects, and what was found in them by the same checks as on the other side. */
export interface DriftSide {
  readonly objects: readonly DriftObject[];
  readonly findings: readonly Finding[];
  /** False where a part of it could not be read, so that an absence proves nothing. */
  readonly isWhole: boolean;
  /** The only namespaces that were looked at; `undefined` for everything. */
  readonly within?: readonly string[] | undefined;
}

/**
 * What a difference means for security. `weaker`: the cluster is less safe than the repository says. `unclear`: nobody can
 * tell from here, as with another image. `stronger`: safer. `neutral`: neither.
 */
export type Direction = 'weaker' | 'unclear' | 'stronger' | 'neutral';

/** One field that both sides do not say alike; `undefined` where a side does not say it. */
export interface FieldDrift {
  /** RFC 6901, in the repository's object where it is there. */
  readonly at: string;
  readonly repository: JsonValue | undefined;
  readonly cluster: JsonValue | undefined;
}

/** A finding that only one side has. */
export type FindingDrift = Pick<Finding, 'check' | 'severity' | 'message'>;

/** One object that runs differently from what the repository says. */
export interface Difference {
  /** `changed` stands on both sides, `missing` in the repository alone, `added` in the cluster alone. */
  readonly kind: 'changed' | 'missing' | 'added';
  readonly direction: Direction;
  readonly severity: Severity;
  readonly resource: ResourceRef;
  /** What it comes to, in one sentence. */
  readonly message: string;
  readonly uri: string;
  readonly line: number;
  readonly fields: readonly FieldDrift[];
  /** What is found in the cluster and not in the repository. */
  readonly introduced: readonly FindingDrift[];
  /** What is found in the repository and not in the cluster. */
  readonly resolved: readonly FindingDrift[];
}

/** What runs differently, the worst first, and how much was compared. */
export interface Drift {
  readonly differences: readonly Difference[];
  /** Objects that stand on both sides and say the same about security. */
  readonly same: number;
  /** Objects of the repository of which nobody can tell whether they run, because a part of the cluster was not read. */
  readonly untold: number;
  /** Objects of the cluster that lie where the repository has nothing. */
  readonly elsewhere: number;
}
