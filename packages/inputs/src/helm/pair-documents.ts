import type { RenderedDocument } from './rendered-documents.ts';

/** Finds, for each document of one rendering, the one that another rendering has in its place. */
export function pairDocuments(
  plain: readonly RenderedDocument[],
  other: readonly RenderedDocument[],
): readonly (number | undefined)[] {
  const others = Map.groupBy(other.keys(), (index) => other[index]?.template);
  const pairs: (number | undefined)[] = plain.map(() => undefined);
  for (const [template, indices] of Map.groupBy(plain.keys(), (index) => plain[index]?.template)) {
    const candidates = others.get(template) ?? [];
    const isSameCount = candidates.length === indices.length;
    for (const [position, index] of indices.entries()) {
      const document = plain[index];
      const opposite = isSameCount ? candidates[position] : undefined;
      if (document === undefined) continue;
      const identity = identityOf(document);
      pairs[index] =
        opposite !== undefined && kindOf(other[opposite]) === kindOf(document)
          ? opposite
          : candidates.find((candidate) => identityOf(other[candidate]) === identity);
    }
  }
  return pairs;
}

function kindOf(document: RenderedDocument | undefined): string | undefined {
  return document?.lines.find((line) => line.startsWith('kind:'));
}

function identityOf(document: RenderedDocument | undefined): string {
  const name = document?.lines.find((line) => /^ {1,8}name:/u.test(line));
  return `${kindOf(document)} ${name?.trim()}`;
}
