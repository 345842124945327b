import { isDay } from '../../../model/day.ts';
import type { WrittenException } from '../../../model/exception.ts';
import { Fields, type Malformed } from '../../../model/fields.ts';
import { isObject } from '../../../model/json.ts';
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

/** The exceptions of a `.trivyignore.yaml`: `misconfigurations`, each with `id`, `paths`, `expired_at` and `statement`. */
export function trivyIgnoreYaml(text: string): readonly FileException[] {
  const { documents } = parseSource({ uri: '', text });
  return documents.flatMap(({ value }) => {
    if (!isObject(value)) return [];
    const file = new Fields(value, '', new Map<string, Malformed>());
    return file.maps('misconfigurations').flatMap((entry) => {
      const paths = entry.strings('paths');
      const more = {
        ...reasonIn(entry.string('statement') ?? ''),
        ...(paths.length === 0 ? {} : { when: { paths } }),
      };
      return fileException(
        entry.string('id') ?? '',
        1,
        '.trivyignore.yaml',
        more,
        entry.string('expired_at'),
      );
    });
  });
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
