import { knownCredentialIn, withheldCredential } from '../checks/secrets/known-credential.ts';
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../model/json.ts';

/** What is kept of an object that leaves the cluster. */
export interface Redaction {
  /** Whether the values of ConfigMaps are kept. */
  readonly withConfigValues: boolean;
  /** Whether literal values of environment variables are kept. */
  readonly withEnvironment: boolean;
}

/** An object that may be handed on, and how much was taken out of it. */
export interface Redacted {
  readonly object: JsonObject;
  readonly withheld: Withheld;
}

/** How many values were taken out, by what they were. */
export interface Withheld {
  readonly secretValues: number;
  readonly configValues: number;
  readonly environment: number;
  /** Values that are a credential by their form, such as private keys and signed tokens, wherever they stood. */
  readonly credentials: number;
}

/**
 * An object without what must not be handed on: values of Secrets, whatever is a credential by its form, and what else is
 * not wanted. Names, keys and structure stay, so that references are judged as before.
 */
export function redacted(object: JsonObject, redaction: Redaction): Redacted {
  const tally = { secretValues: 0, configValues: 0, environment: 0, credentials: 0 };
  const kind = valueAt(object, 'kind');
  const isCore = valueAt(object, 'apiVersion') === 'v1';
  let own = object;
  if (isCore && kind === 'Secret') own = withoutValues(own, () => (tally.secretValues += 1));
  if (isCore && kind === 'ConfigMap' && !redaction.withConfigValues) {
    own = withoutValues(own, () => (tally.configValues += 1));
  }
  const edited = walked(own, 0, {
    onText: (text) => {
      const what = knownCredentialIn(text);
      if (what === undefined) return text;
      tally.credentials += 1;
      return withheldCredential(what);
    },
    onVariable: (variable) => {
      if (redaction.withEnvironment) return variable;
      const value = valueAt(variable, 'value');
      // What is a credential by its form is withheld as one.
      if (typeof value !== 'string' || value === '' || knownCredentialIn(value) !== undefined)
        return variable;
      tally.environment += 1;
      return { ...variable, value: withheldText };
    },
  });
  return { object: isObject(edited) ? edited : {}, withheld: tally };
}

const withheldText = '(withheld)';
const dataKeys: readonly string[] = ['data', 'stringData', 'binaryData'];

function withoutValues(object: JsonObject, note: () => void): JsonObject {
  const emptied = dataKeys.flatMap((key) => {
    const data = valueAt(object, key);
    if (!isObject(data)) return [];
    return [[key, Object.fromEntries(Object.keys(data).map((name) => (note(), [name, ''])))] as const];
  });
  return { ...object, ...Object.fromEntries(emptied) };
}

interface Edits {
  readonly onText: (text: string) => string;
  readonly onVariable: (variable: JsonObject) => JsonObject;
}

/** Deeper than any API goes; what lies below is not handed on. */
const deepest = 200;

function walked(value: JsonValue, depth: number, edits: Edits): JsonValue {
  if (typeof value === 'string') return edits.onText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return null;
  if (isArray(value)) return value.map((item) => walked(item, depth + 1, edits));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const own =
        key === 'env' && isArray(member)
          ? member.map((item) => (isObject(item) ? edits.onVariable(item) : item))
          : member;
      return [key, walked(own, depth + 1, edits)];
    }),
  );
}
