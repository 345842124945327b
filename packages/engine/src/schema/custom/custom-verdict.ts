import { isObject, type JsonValue } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';
import type { ApiStruct } from '../api-type.ts';
import { apiTypesAt } from '../built-in.ts';
import type { Fault, SchemaVerdict } from '../fault.ts';
import { nameFault } from '../object-name.ts';
import { Budget } from './budget.ts';
import { checkValue, type Skipped } from './check-value.ts';
import type { CustomDefinition } from './definition.ts';
import { pruned } from './prune.ts';
import type { Structural } from './structural.ts';

/** What a custom resource has other than its definition says, and what of that could not be compared. */
export interface CustomVerdict extends SchemaVerdict {
  readonly skipped: ReadonlyMap<Skipped, number>;
  /** True where the comparison was given up because it would have taken too long. */
  readonly isCut: boolean;
}

/** Compares a custom resource with the definition of its kind, as the API server of a minor version would. */
export function customVerdict(
  resource: Resource,
  definition: CustomDefinition,
  minor: number,
): CustomVerdict {
  const { kindName, uri, versions } = definition;
  const source = { kind: 'definition', kindName, uri } as const;
  const version = versions.get(resource.version);
  const budget = new Budget();
  const skipped = new Map<Skipped, number>();
  if (version === undefined) {
    const [newest] = [...versions.keys()].toReversed();
    const meant =
      newest === undefined ? undefined : { apiVersion: `${resource.group}/${newest}`, kind: resource.kind };
    const at = `${resource.at}/apiVersion`;
    return {
      source,
      skipped,
      isCut: false,
      faults: [{ kind: 'unserved-kind', at, since: undefined, meant }],
    };
  }
  const faults: Fault[] = [];
  const metadata = metadataAt(minor);
  const { schema, hasStatus } = version;
  if (schema === undefined || metadata === undefined) return { source, faults, skipped, isCut: false };
  const whole: Structural = { ...schema, isEmbedded: true };
  const value = pruned(resource.fields.object, whole, resource.at, { faults, budget, metadata });
  const nameless = nameFault(resource);
  if (nameless !== undefined) faults.push(nameless);
  checkValue(hasStatus ? withoutStatus(value) : value, whole, resource.at, { faults, budget, skipped });
  return { source, faults, skipped, isCut: budget.isSpent };
}

function withoutStatus(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'status'));
}

/** The type of the metadata of every object. */
function metadataAt(minor: number): ApiStruct | undefined {
  const type = apiTypesAt(minor).structOf('', 'v1', 'ConfigMap')?.fields.get('metadata')?.type;
  return type?.form === 'struct' ? type.struct() : undefined;
}
