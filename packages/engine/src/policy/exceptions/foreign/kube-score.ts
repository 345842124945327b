import type { WrittenException } from '../../../model/exception.ts';
import type { Marks } from '../marks.ts';
import { foreignException } from './foreign.ts';

const source = { source: 'kube-score', kind: 'annotation' } as const;

/** kube-score reads a list of checks on the object and on its pod template. */
export function kubeScoreExceptions({
  annotations,
  templateAnnotations,
}: Marks): readonly WrittenException[] {
  return [...templateAnnotations, ...annotations]
    .filter(({ key }) => key === 'kube-score/ignore')
    .flatMap((mark) => {
      const ids = mark.value
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== '');
      return foreignException(source, mark, { ids: ids.flatMap(withIncluded) }) ?? [];
    });
}

function withIncluded(id: string): readonly string[] {
  return id === 'container-resources' ? [id, 'container-ephemeral-storage-request-and-limit'] : [id];
}
