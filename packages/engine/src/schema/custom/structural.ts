import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../../model/json.ts';

/** A schema of a CustomResourceDefinition, made ready; the schemas in it are made ready when they are first needed. */
export interface Structural {
  readonly type: JsonType | undefined;
  readonly isIntOrString: boolean;
  readonly isNullable: boolean;
  /** Fields that it does not name are kept. */
  readonly keepsUnknown: boolean;
  /** What it describes is a whole object, with `apiVersion`, `kind` and `metadata`. */
  readonly isEmbedded: boolean;
  readonly properties: ReadonlyMap<string, Lazy>;
  /** The schema of every field that is not named; `undefined` where there is none. */
  readonly additional: Lazy | undefined;
  readonly items: Lazy | undefined;
  readonly required: readonly string[];
  /** What is filled in where the field is absent; `undefined` where nothing is. */
  readonly usual: JsonValue | undefined;
  readonly listType: 'set' | 'map' | undefined;
  readonly mapKeys: readonly string[];
  readonly limits: Limits;
  readonly allOf: readonly Lazy[];
  readonly anyOf: readonly Lazy[];
  readonly oneOf: readonly Lazy[];
  readonly not: Lazy | undefined;
  /** How many rules in CEL it has; they are not evaluated. */
  readonly rules: number;
}

export type Lazy = () => Structural;

export type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** What a value of the right type must keep to; `undefined` where nothing is said. */
export interface Limits {
  readonly values: readonly JsonValue[] | undefined;
  readonly format: string | undefined;
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly isMinimumExcluded: boolean;
  readonly isMaximumExcluded: boolean;
  readonly multipleOf: number | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
}

/** Makes a schema ready. Total on any JSON: what has no meaning in a schema says nothing. */
export function structural(schema: JsonObject): Structural {
  const properties = valueAt(schema, 'properties');
  const type = valueAt(schema, 'type');
  const listType = valueAt(schema, 'x-kubernetes-list-type');
  const additional = valueAt(schema, 'additionalProperties');
  return {
    type: isJsonType(type) ? type : undefined,
    isIntOrString: valueAt(schema, 'x-kubernetes-int-or-string') === true,
    isNullable: valueAt(schema, 'nullable') === true,
    keepsUnknown: valueAt(schema, 'x-kubernetes-preserve-unknown-fields') === true,
    isEmbedded: valueAt(schema, 'x-kubernetes-embedded-resource') === true,
    properties: isObject(properties)
      ? new Map(Object.entries(properties).map(([name, inner]) => [name, lazily(inner)]))
      : noProperties,
    additional: additional === true || isObject(additional) ? lazily(additional) : undefined,
    items: schemaAt(schema, 'items'),
    required: textsAt(schema, 'required'),
    usual: valueAt(schema, 'default'),
    listType: listType === 'set' || listType === 'map' ? listType : undefined,
    mapKeys: textsAt(schema, 'x-kubernetes-list-map-keys'),
    limits: limitsOf(schema),
    allOf: schemasAt(schema, 'allOf'),
    anyOf: schemasAt(schema, 'anyOf'),
    oneOf: schemasAt(schema, 'oneOf'),
    not: schemaAt(schema, 'not'),
    rules: listAt(schema, 'x-kubernetes-validations').length,
  };
}

const noProperties: ReadonlyMap<string, Lazy> = new Map();

function limitsOf(schema: JsonObject): Limits {
  const values = valueAt(schema, 'enum');
  return {
    values: isArray(values) ? values : undefined,
    format: textAt(schema, 'format'),
    pattern: textAt(schema, 'pattern'),
    minimum: numberAt(schema, 'minimum'),
    maximum: numberAt(schema, 'maximum'),
    isMinimumExcluded: valueAt(schema, 'exclusiveMinimum') === true,
    isMaximumExcluded: valueAt(schema, 'exclusiveMaximum') === true,
    multipleOf: numberAt(schema, 'multipleOf'),
    minLength: numberAt(schema, 'minLength'),
    maxLength: numberAt(schema, 'maxLength'),
    minItems: numberAt(schema, 'minItems'),
    maxItems: numberAt(schema, 'maxItems'),
    minProperties: numberAt(schema, 'minProperties'),
    maxProperties: numberAt(schema, 'maxProperties'),
  };
}

function isJsonType(type: JsonValue | undefined): type is JsonType {
  return typeof type === 'string' && jsonTypes.has(type);
}

const jsonTypes: ReadonlySet<string> = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);

function lazily(schema: JsonValue): Lazy {
  let made: Structural | undefined;
  return () => (made ??= structural(isObject(schema) ? schema : {}));
}

function schemaAt(schema: JsonObject, key: string): Lazy | undefined {
  const inner = valueAt(schema, key);
  return isObject(inner) ? lazily(inner) : undefined;
}

function schemasAt(schema: JsonObject, key: string): readonly Lazy[] {
  return listAt(schema, key).map(lazily);
}

function listAt(schema: JsonObject, key: string): readonly JsonValue[] {
  const list = valueAt(schema, key);
  return isArray(list) ? list : [];
}

function textsAt(schema: JsonObject, key: string): readonly string[] {
  return listAt(schema, key).filter((item) => typeof item === 'string');
}

function textAt(schema: JsonObject, key: string): string | undefined {
  const text = valueAt(schema, key);
  return typeof text === 'string' ? text : undefined;
}

function numberAt(schema: JsonObject, key: string): number | undefined {
  const number = valueAt(schema, key);
  return typeof number === 'number' || typeof number === 'bigint' ? Number(number) : undefined;
}
