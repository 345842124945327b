/** What a field of a built-in API may hold. */
export type ApiType =
  | { readonly form: ScalarForm }
  | { readonly form: 'any' }
  | { readonly form: 'list'; readonly item: ApiType }
  | { readonly form: 'map'; readonly item: ApiType }
  | { readonly form: 'struct'; readonly struct: () => ApiStruct };

export type ScalarForm =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'number'
  | 'quantity'
  | 'int-or-string'
  | 'bytes'
  | 'time'
  | 'micro-time';

/** A map with known fields, as they are in one Kubernetes version. */
export interface ApiStruct {
  /** The name of the type in the API reference, such as `PodSpec`. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, ApiField>;
  /** The fields that must be there. */
  readonly demanded: readonly ApiField[];
  /** Fields that only other versions have: `since` for one that is still to come, `until` for one that is gone. */
  readonly elsewhen: ReadonlyMap<string, Lifespan>;
}

/** The first and the last minor version that have something; `undefined` where it is beyond the data. */
export interface Lifespan {
  readonly since: number | undefined;
  readonly until: number | undefined;
}

export interface ApiField {
  readonly name: string;
  readonly type: ApiType;
  /** Whether the API server refuses an object without it, or also one where it is empty. */
  readonly demand: 'optional' | 'present' | 'nonempty';
  /** The values that it takes, if they can be listed. */
  readonly values: ReadonlySet<string> | undefined;
  readonly unique: Unique | undefined;
}

/** What no two entries of a list may have in common. */
export interface Unique {
  /** None where the entries are plain values. */
  readonly keys: readonly UniqueKey[];
  /** `refused` by the API server in any request, or `merged` in ways of its own and refused by server-side apply. */
  readonly twice: 'refused' | 'merged';
}

export interface UniqueKey {
  readonly name: string;
  /** The value where none is written. */
  readonly usual: string | undefined;
}
