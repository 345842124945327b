import { stringify } from 'yaml';
import type { JsonValue } from '../../model/json.ts';

/** A value as the text of a file of its own, as every reader of YAML takes it. */
export function yamlText(value: JsonValue): string {
  return stringify(value, { lineWidth: 0, version: '1.1' });
}
