import { isDay } from '../../../model/day.ts';
import type { WrittenException } from '../../../model/exception.ts';
import { Fields, type Malformed } from '../../../model/fields.ts';
import { isObject } from '../../../model/json.ts';
import { lineTable } from '../../../parse/line-table.ts';
import { parseSource } from '../../../parse/parse-source.ts';
import { ourChecks, reasonIn } from './foreign.ts';

/** An exception in a file of its own, and the line it stands on. */
export interface FileException {
  readonly line: number;
  readonly exception: Omit<WrittenException, 'at'>;
}

/** The exceptions of a `.trivyignore`: one id in each line, and perhaps `exp:` with a day. Ids that mean nothing here are left out. */
export function trivyIgnore(text: string): readonly FileException[] {
  return text.split(/\r\n|\n|\r/u).flatMap((whole, index) => {
    const [id = '', ...words] = whole
      .replace(/(?:^|\s)#.*$/u, '')
      .trim()
      .split(/\s+/u);
    const until = words.find((word) => word.startsWith('exp:'))?.slice('exp:'.length);
    return fileException(id, index + 1, '.trivyignore', {}, until);
  });
}

/**
 * The exceptions of a `.trivyignore.yaml`: `misconfigurations`, each with `id`, `paths`, `expired_at` and `statement`. What
 * cannot be read is an exception with a fault, so that it is told and covers nothing.
 */
export function trivyIgnoreYaml(text: string): readonly FileException[] {
  const { documents, problems } = parseSource({ uri: '', text });
  const lines = lineTable(text);
  const unread = problems.map(({ offset, message }) =>
    faulty(lines.positionOf(offset).line, `it is no YAML: ${message}`),
  );
  const read = documents.flatMap((document) => {
    const lineOf = (at: string): number => lines.positionOf(document.place(at).region.start).line;
    if (!isObject(document.value)) return [faulty(lineOf(''), 'it is no map with `misconfigurations`')];
    const file = new Fields(document.value, '', new Map<string, Malformed>());
    const entries = file
      .maps('misconfigurations')
      .flatMap((entry) => entryException(entry, lineOf(entry.at)));
    const mistyped = [...file.malformed.values()].map(({ at, expected, found }) =>
      faulty(lineOf(at), `\`${at}\` is ${found} and must be ${expected}`),
    );
    return [...entries, ...mistyped];
  });
  return [...unread, ...read];
}

function entryException(entry: Fields, line: number): readonly FileException[] {
  const id = entry.string('id');
  if (id === undefined) return [faulty(line, 'an entry without `id` covers nothing')];
  const paths = entry.strings('paths');
  const more = {
    ...reasonIn(entry.string('statement') ?? ''),
    ...(paths.length === 0 ? {} : { when: { paths } }),
  };
  return fileException(id, line, yamlName, more, entry.string('expired_at'));
}

const yamlName = '.trivyignore.yaml';

function faulty(line: number, fault: string): FileException {
  return { line, exception: { kind: 'file', source: 'trivy', written: yamlName, checks: [], fault } };
}

function fileException(
  id: string,
  line: number,
  written: string,
  more: Pick<WrittenException, 'reason' | 'when'>,
  until: string | undefined,
): readonly FileException[] {
  const checks = ourChecks('trivy', id);
  if (checks.length === 0) return [];
  const end =
    until === undefined
      ? {}
      : isDay(until)
        ? { until }
        : { fault: `the end is a day such as \`2027-01-31\`, not \`${until}\`` };
  const exception = {
    kind: 'file',
    source: 'trivy',
    written: `${written}: ${id}`,
    checks,
    ...more,
    ...end,
  } as const;
  return [{ line, exception }];
}
