import type { ContainerIdentity } from '../evaluate/identity.ts';
import { escapeToken } from '../model/pointer.ts';
import type { Trace } from './trace.ts';

/** What became of the containers of an object. */
export interface ContainerChange {
  /** How the trace of a finding reads afterwards, if its container was renamed; else as it is. */
  readonly rename: (trace: Trace) => Trace;
  /** Whether each container, renamed or not, holds what it held before. */
  readonly isRenamingOnly: boolean;
}

/** Compares the containers of an object. Nothing is renamed where there are more new containers of one content than are gone. */
export function compareContainers(
  before: readonly ContainerIdentity[],
  after: readonly ContainerIdentity[],
): ContainerChange {
  const renamings = renamingsOf(before, after);
  const expected = before.map(
    (container) => renamings.find(({ from }) => from === container)?.to ?? container,
  );
  return {
    rename: (trace) => {
      const renaming = renamings.find(({ from }) => isAbout(trace, from));
      return renaming === undefined ? trace : renamed(trace, renaming);
    },
    isRenamingOnly: contentsOf(expected) === contentsOf(after),
  };
}

function contentsOf(containers: readonly ContainerIdentity[]): string {
  return containers
    .map((container) => `${itemPath(container)}\n${container.shape}`)
    .toSorted()
    .join('\n');
}

interface Renaming {
  readonly from: ContainerIdentity;
  readonly to: ContainerIdentity;
}

function renamingsOf(
  before: readonly ContainerIdentity[],
  after: readonly ContainerIdentity[],
): readonly Renaming[] {
  const gone = Map.groupBy(without(before, after), contentKey);
  return [...Map.groupBy(without(after, before), contentKey)].flatMap(([key, appeared]) => {
    const candidates = gone.get(key) ?? [];
    if (appeared.length > candidates.length) return [];
    return appeared.flatMap((to, index) => {
      const from = candidates[index];
      return from === undefined ? [] : [{ from, to }];
    });
  });
}

function without(
  containers: readonly ContainerIdentity[],
  others: readonly ContainerIdentity[],
): readonly ContainerIdentity[] {
  const names = new Set(others.map(itemPath));
  return containers.filter((container) => !names.has(itemPath(container)));
}

function contentKey({ list, shape }: ContainerIdentity): string {
  return `${list}\n${shape}`;
}

function itemPath({ list, name }: Pick<ContainerIdentity, 'list' | 'name'>): string {
  return `${list}/[name=${escapeToken(name)}]`;
}

function isAbout({ path = '', container }: Trace, from: ContainerIdentity): boolean {
  return container === from.name || isWithin(itemPath(from), path) || path.endsWith(annotationTail(from));
}

function isWithin(item: string, path: string): boolean {
  return path === item || path.startsWith(`${item}/`);
}

/** How the path of an annotation ends whose key names a container, such as that of an AppArmor profile. */
function annotationTail({ name }: ContainerIdentity): string {
  return `~1${escapeToken(name)}`;
}

function renamed(trace: Trace, { from, to }: Renaming): Trace {
  const { path = '', container } = trace;
  const [item, tail] = [itemPath(from), annotationTail(from)];
  const newPath = isWithin(item, path)
    ? itemPath(to) + path.slice(item.length)
    : path.endsWith(tail)
      ? path.slice(0, -tail.length) + annotationTail(to)
      : path;
  return { ...trace, path: newPath, container: container === from.name ? to.name : container };
}
