import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../../../model/json.ts';
import { escapeToken } from '../../../model/pointer.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

/** JavaScript keeps whole numbers before all other keys, so where these stood is not known. */
const wholeNumber = /^[0-9]+$/u;

/** In `all` only: the usual order of Kubernetes manifests is not the one of the alphabet. */
export const yamlKeysUnsorted: ResourceCheck = {
  id: 'yaml-keys-unsorted',
  title: 'Keys are not in alphabetical order',
  severity: 'info',
  gain: 'An attacker gains nothing; differences between two manifests are harder to read.',
  why: 'Where a team keeps its manifests sorted, a key that stands elsewhere makes comparisons larger than the change. Only a matter of style.',
  remedy: 'Sort the keys of the map by the alphabet, capital letters first.',
  references: ['kube-linter, check `sorted-keys`: ensure that YAML keys are sorted in alphabetical order'],
  aliases: ['kube-linter:sorted-keys'],
  profile: 'all',
  isOnlyStyle: true,
  on: 'resource',
  kinds: [],
  evaluate: ({ fields: { object, at } }) => {
    const found: Violation[] = [];
    judgeMap(object, at, found);
    return found;
  },
};

/** The reader limits how deep a document goes. */
function judge(value: JsonValue | undefined, at: string, found: Violation[]): void {
  if (isArray(value)) {
    for (let index = 0; index < value.length; index++) judge(value[index], `${at}/${index}`, found);
  } else if (isObject(value)) judgeMap(value, at, found);
}

/** One violation per map, at the first key that belongs further up. */
function judgeMap(object: JsonObject, at: string, found: Violation[]): void {
  let before: string | undefined;
  let misplaced: string | undefined;
  for (const key of Object.keys(object)) {
    judge(valueAt(object, key), `${at}/${escapeToken(key)}`, found);
    if (misplaced !== undefined || wholeNumber.test(key)) continue;
    if (before !== undefined && key < before) {
      misplaced = key;
      found.push({
        at: `${at}/${escapeToken(key)}`,
        message: `key \`${key}\` stands behind \`${before}\`, and comes before it in the alphabet`,
      });
    }
    before = key;
  }
}
