import type { WrittenException } from '../../model/exception.ts';
import { Fields, type Malformed } from '../../model/fields.ts';
import { isArray, isObject } from '../../model/json.ts';
import { parseSource } from '../../parse/parse-source.ts';
import type { Mark, Marks } from './marks.ts';
import { readException } from './read-exception.ts';

/** The annotation that holds a list of exceptions, as YAML or JSON, in the words of `plimsoll.yaml`. */
const exceptionsAnnotation = 'plimsoll.dev/exceptions';

/** The exceptions in the annotations of an object and of its pod template. */
export function ownExceptions({ annotations, templateAnnotations }: Marks): readonly WrittenException[] {
  return [...annotations, ...templateAnnotations]
    .filter(({ key }) => isOwn(key))
    .flatMap((mark) => (mark.key === exceptionsAnnotation ? exceptionsIn(mark) : [misnamed(mark)]));
}

/** Whether an annotation is meant for us, by whatever name. */
export function isOwn(key: string): boolean {
  return key.startsWith('plimsoll.');
}

function misnamed({ key, at }: Mark): WrittenException {
  const fault = `there is no annotation \`${key}\`; exceptions stand in \`${exceptionsAnnotation}\``;
  return { ...faulty(at, fault), written: key };
}

function exceptionsIn({ value: text, at }: Mark): readonly WrittenException[] {
  const { documents, problems } = parseSource({ uri: '', text });
  const [problem] = problems;
  if (problem !== undefined) return [faulty(at, `it is no YAML: ${problem.message}`)];
  const [duplicate] = documents.flatMap(({ duplicateKeys }) => duplicateKeys);
  if (duplicate !== undefined) return [faulty(at, `\`${duplicate.at}\` stands twice; one of them is lost`)];
  const value = documents[0]?.value ?? null;
  const items = isArray(value) ? value : [value];
  return items.map((item, index) => {
    if (!isObject(item))
      return faulty(at, `entry ${index + 1} is no map such as \`{check: ID, reason: TEXT}\``);
    const fields = new Fields(item, '', new Map<string, Malformed>());
    const written = items.length === 1 ? exceptionsAnnotation : `${exceptionsAnnotation}, entry ${index + 1}`;
    return { ...readException(fields, { kind: 'annotation', written, mayMatch: false }), at };
  });
}

function faulty(at: string, fault: string): WrittenException {
  return { kind: 'annotation', source: 'plimsoll', written: exceptionsAnnotation, checks: [], at, fault };
}
