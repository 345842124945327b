import { isBuiltInGroup } from '../model/api-resources.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import type { ParsedDocument, Source } from '../parse/document.ts';
import type { LineTable } from '../parse/line-table.ts';
import { definedKind } from '../schema/custom/definition.ts';

/**
 * A document with definitions of kinds or with custom resources, as text: it crosses threads cheaply, and is read again
 * only where a definition and a resource of its kind meet.
 */
export interface CustomDocument {
  readonly uri: string;
  readonly text: string;
  /** Where the text begins in its source, both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** How many resources stand before it in its source. */
  readonly position: number;
  readonly defines: readonly KindName[];
  readonly holds: readonly KindName[];
}

/** The slim form of a document for comparing custom resources with their definitions; `undefined` where it has neither. */
export function customDocument(
  { span }: ParsedDocument,
  held: readonly Resource[],
  position: number,
  { uri, text }: Source,
  lines: LineTable,
): CustomDocument | undefined {
  let defines: Set<KindName> | undefined;
  let holds: Set<KindName> | undefined;
  for (const resource of held) {
    const defined = definedKind(resource);
    if (defined !== undefined) (defines ??= new Set()).add(defined);
    else if (!isBuiltInGroup(resource.group)) (holds ??= new Set()).add(kindNameOf(resource));
  }
  if (defines === undefined && holds === undefined) return undefined;
  return {
    uri,
    text: text.slice(span.start, span.end),
    ...lines.positionOf(span.start),
    position,
    defines: [...(defines ?? [])],
    holds: [...(holds ?? [])],
  };
}
