import type { WrittenException } from '../../../model/exception.ts';
import type { Marks } from '../marks.ts';
import { foreignException, reasonIn } from './foreign.ts';

const source = { source: 'checkov', kind: 'annotation' } as const;
const words: readonly string[] = ['checkov.io/skip', 'bridgecrew.io/skip', 'cortex.io/skip'];

/** Checkov reads keys that contain one of its words, with `ID=reason` or `ID` as value. */
export function checkovExceptions({ annotations }: Marks): readonly WrittenException[] {
  return annotations
    .filter(({ key }) => words.some((word) => key.includes(word)))
    .flatMap((mark) => {
      const equals = mark.value.indexOf('=');
      const id = (equals < 0 ? mark.value : mark.value.slice(0, equals)).trim();
      if (!/^CKV2?_[A-Z0-9]+_\d+$/u.test(id)) {
        const fault = `\`${id}\` is no check of Checkov; the value is \`ID=reason\``;
        return foreignException(source, mark, { ids: [], fault }) ?? [];
      }
      const reason = equals < 0 ? {} : reasonIn(mark.value.slice(equals + 1));
      return foreignException(source, mark, { ids: [id], ...reason }) ?? [];
    });
}
