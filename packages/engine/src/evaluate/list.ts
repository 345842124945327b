import { kindNameOf, resourcesOf } from '../model/resource.ts';
import type { JsonObject } from '../model/json.ts';
import type { Location } from '../model/location.ts';
import type { Source } from '../parse/document.ts';
import { lineTable } from '../parse/line-table.ts';
import { parseSource } from '../parse/parse-source.ts';
import type { Problem } from './finding.ts';
import { makeLocator, parseProblemAt } from './locate.ts';

/** One resource as it was read, and where it begins. */
export interface ReadResource {
  readonly uri: string;
  readonly line: number;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** What Kubernetes' own reader makes of it. */
  readonly object: JsonObject;
}

/** The resources of one source in their order, lists opened, and what could not be read. */
export function listResources(source: Source): {
  readonly resources: readonly ReadResource[];
  readonly problems: readonly Problem[];
} {
  const { documents, problems } = parseSource(source);
  const lines = lineTable(source.text);
  const resources = documents.flatMap((document) => {
    const locator = makeLocator(document, lines, source.uri);
    return resourcesOf(document.value, source.uri).map(({ uri, at, kind, namespace, name, fields }) => ({
      uri,
      line: locator.locate(at).line,
      kind,
      namespace,
      name,
      object: fields.object,
    }));
  });
  return { resources, problems: problems.map((problem) => parseProblemAt(problem, source.uri, lines)) };
}

/** The labels of every namespace in some sources, by name. Sources that cannot hold one are not parsed. */
export function namespaceLabelsIn(
  sources: readonly Source[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const source of sources) {
    if (!source.text.includes('Namespace')) continue;
    const resources = parseSource(source).documents.flatMap(({ value }) => resourcesOf(value, source.uri));
    for (const resource of resources.filter((one) => kindNameOf(one) === 'Namespace')) {
      found.set(resource.name, resource.metadata?.stringMap('labels') ?? new Map());
    }
  }
  return found;
}

/** Where a pointer leads in the first document of a source. */
export function placeIn(source: Source, pointer: string): Location {
  const [document] = parseSource(source).documents;
  if (document === undefined)
    return { uri: source.uri, line: 1, column: 1, endLine: 1, endColumn: 1, pointer: '' };
  return makeLocator(document, lineTable(source.text), source.uri).locate(pointer);
}
