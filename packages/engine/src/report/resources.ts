import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import { exactJson } from './exact-json.ts';
import { pageOf, type PageOptions } from './terminal/page.ts';
import { count, fileText, resourceText } from './terminal/wording.ts';

/** A resource that was read, and the line on which it begins. */
export interface ListedResource extends Pick<Resource, 'uri' | 'kind' | 'namespace' | 'name'> {
  readonly line: number;
  /** What Kubernetes' own reader makes of it. */
  readonly object: JsonObject;
}

/** The resources as JSON lines `{ "uri", "line", "object" }`, whole numbers exact. */
export function* resourceLines(resources: Iterable<ListedResource>): Iterable<string> {
  for (const { uri, line, object } of resources) yield `${exactJson({ uri, line, object })}\n`;
}

/** The resources as a table: where each begins, what kind it is and how it is called. */
export function* resourcesTable(resources: Iterable<ListedResource>, options: PageOptions): Iterable<string> {
  const { ink } = pageOf(options);
  let last: string | undefined;
  let total = 0;
  for (const resource of resources) {
    const isNewFile = resource.uri !== last;
    last = resource.uri;
    total += 1;
    const place = `${fileText(resource.uri)}:${resource.line}`;
    yield `${isNewFile && total > 1 ? '\n' : ''}${place}  ${resourceText(resource)}\n`;
  }
  yield ink.dim(total === 0 ? 'no resource was read' : count(total, 'resource')) + '\n';
}
