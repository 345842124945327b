import type { Fields } from './fields.ts';
import type { Resource } from './resource.ts';

/** What a ResourceQuota caps in its namespace. */
export interface ResourceQuota {
  readonly at: string;
  /** Quantities by name, such as `requests.cpu` or `pods`. */
  readonly hard: ReadonlyMap<string, string>;
  /** True where it counts only some pods (`scopes`, `scopeSelector`). */
  readonly isScoped: boolean;
}

/** What a LimitRange fills in and holds every container, pod or claim to. */
export interface LimitRange {
  readonly limits: readonly LimitRangeItem[];
}

export interface LimitRangeItem {
  readonly at: string;
  /** `Container`, `Pod`, `PersistentVolumeClaim` or whatever was written. */
  readonly type: string;
  /** Limits filled in by name of the resource: as written, else the maximum. */
  readonly limits: ReadonlyMap<string, string>;
  /** Requests filled in: as written, else the limit that is filled in, else the minimum. */
  readonly requests: ReadonlyMap<string, string>;
}

/** The spec of a ResourceQuota. */
export function resourceQuotaOf({ fields }: Resource): ResourceQuota {
  const spec = fields.map('spec');
  return {
    at: `${fields.pointer('spec')}/hard`,
    hard: spec === undefined ? nothing : quantities(spec, 'hard'),
    isScoped: spec !== undefined && (spec.strings('scopes').length > 0 || spec.has('scopeSelector')),
  };
}

/** The spec of a LimitRange, with the defaults of the API server. */
export function limitRangeOf({ fields }: Resource): LimitRange {
  return { limits: fields.map('spec')?.maps('limits').map(readItem) ?? [] };
}

/** As the API server fills them in (pkg/apis/core/v1, SetDefaults_LimitRangeItem). */
function readItem(fields: Fields): LimitRangeItem {
  const type = fields.string('type') ?? '';
  if (type !== 'Container') return { at: fields.at, type, limits: nothing, requests: nothing };
  const limits = new Map([...quantities(fields, 'max'), ...quantities(fields, 'default')]);
  const requests = new Map([
    ...quantities(fields, 'min'),
    ...limits,
    ...quantities(fields, 'defaultRequest'),
  ]);
  return { at: fields.at, type, limits, requests };
}

const nothing: ReadonlyMap<string, string> = new Map();

function quantities(fields: Fields, key: string): ReadonlyMap<string, string> {
  const map = fields.map(key);
  if (map === undefined) return nothing;
  return new Map(
    Object.keys(map.object).flatMap((name) => {
      const quantity = map.quantity(name);
      return quantity === undefined ? [] : [[name, quantity] as const];
    }),
  );
}
