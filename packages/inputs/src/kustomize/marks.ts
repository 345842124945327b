import { entriesAt, itemsAt, memberAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import type { Step } from './setting.ts';

/** What labels and annotations do wherever Kustomize writes them. */
export function marksStep(root: Member, locate: Part['locate']): Step | undefined {
  const marks: readonly Mark[] = [
    ...entriesAt(root, 'commonLabels').map((entry) => ({ ...entry, parents: selecting, isDeep: true })),
    ...itemsAt(root, 'labels').flatMap((item) => {
      const includesSelectors = memberAt(item, 'includeSelectors')?.value === true;
      const isDeep = includesSelectors || memberAt(item, 'includeTemplates')?.value === true;
      const parents = includesSelectors ? selecting : ['labels'];
      return entriesAt(item, 'pairs').map((entry) => ({ ...entry, parents, isDeep }));
    }),
    ...entriesAt(root, 'commonAnnotations').map((entry) => ({
      ...entry,
      parents: ['annotations'],
      isDeep: true,
    })),
  ];
  if (marks.length === 0) return undefined;
  const byKey = Map.groupBy(marks, ({ key }) => key);
  return ({ steps, existing }) => {
    if (steps.length < 3 || existing < steps.length) return undefined;
    const parent = steps.at(-2)?.token ?? '';
    const isTop = steps.length === 3 && steps[0]?.token === 'metadata';
    const mark = byKey
      .get(steps.at(-1)?.token ?? '')
      ?.findLast(({ parents, isDeep }) => (isTop || isDeep) && parents.includes(parent));
    return mark === undefined
      ? undefined
      : { depth: steps.length, value: mark.value, location: locate(mark.at) };
  };
}

interface Mark extends Member {
  readonly key: string;
  /** The maps that it is written to. */
  readonly parents: readonly string[];
  /** Whether it is written to templates and selectors too. */
  readonly isDeep: boolean;
}

const selecting: readonly string[] = ['labels', 'matchLabels', 'selector'];
