import {
  didYouMean,
  fixValueKinds,
  fixValueSummaries,
  isArray,
  isObject,
  parseSource,
  type FixValueKind,
  type FixValueName,
  type FixValues,
  type JsonValue,
} from '@plimsoll/engine';
import { usage } from '../command-line/arguments.ts';
import type { Option } from '../command-line/command.ts';

/** The option that gives values which only the user knows. */
export const paramOption: Option = {
  name: 'param',
  value: 'NAME=VALUE',
  repeats: true,
  summary: `A value that some repairs need: ${Object.keys(fixValueSummaries).join(', ')}`,
};

/** Reads `--param NAME=VALUE`; a value is YAML. Throws a usage error for what is no name or no value. */
export function valuesOf(given: readonly string[]): FixValues {
  return Object.fromEntries(given.map(valueOf));
}

function valueOf(text: string): readonly [FixValueName, JsonValue] {
  const equals = text.indexOf('=');
  if (equals < 1) throw usage(`--param: \`${text}\` is no value; write it as \`limits.memory=256Mi\``);
  const written = text.slice(0, equals);
  if (!isName(written)) {
    throw usage(
      `--param: no repair needs \`${written}\`${didYouMean(written, names)}; there are ${names.join(', ')}`,
    );
  }
  const { documents, problems } = parseSource({ uri: '', text: text.slice(equals + 1) });
  const value = documents[0]?.value ?? null;
  const fault = problems[0]?.message ?? faultOf(written, value);
  if (fault !== undefined) throw usage(`--param ${written}: ${fault}`);
  return [written, value];
}

const names: readonly string[] = Object.keys(fixValueSummaries);

function isName(name: string): name is FixValueName {
  return names.includes(name);
}

/** What is wrong with a value; `undefined` where it may be right. */
function faultOf(name: FixValueName, value: JsonValue): string | undefined {
  const isRight = isOf[fixValueKinds[name]](value);
  return isRight ? undefined : `\`${shown(value)}\` is not ${wanted[fixValueKinds[name]]}`;
}

const wanted: Readonly<Record<FixValueKind, string>> = {
  quantity: 'a quantity; write it as `256Mi` or `500m`',
  number: 'a whole number above 0',
  name: 'a name',
  map: 'a map; write it as `{tcpSocket: {port: 8080}}`',
  texts: 'a list; write it as `[192.0.2.0/24]`',
};

const isOf: Readonly<Record<FixValueKind, (value: JsonValue) => boolean>> = {
  quantity: isQuantity,
  number: (value) => typeof value === 'number' && Number.isInteger(value) && value > 0,
  name: (value) => typeof value === 'string' && value !== '',
  map: isObject,
  texts: (value) => isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'),
};

/** As the API server reads a quantity (apimachinery, `resource.Quantity`), above 0. */
function isQuantity(value: JsonValue): boolean {
  return (
    /^\+?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/u.test(shown(value)) &&
    !/^[+0.]*$/u.test(shown(value))
  );
}

function shown(value: JsonValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
