import type { ReadResource } from '../evaluate/list.ts';
import { exactJson } from './exact-json.ts';
import { pageOf, type PageOptions } from './terminal/page.ts';
import { count, fileText, resourceText } from './terminal/wording.ts';

/** The resources as JSON lines `{ "uri", "line", "object" }`, whole numbers exact. */
export function* resourceLines(resources: Iterable<ReadResource>): Iterable<string> {
  for (const { uri, line, object } of resources) yield `${exactJson({ uri, line, object })}\n`;
}

/** The resources as a table: where each begins, what kind it is and how it is called. */
export function* resourcesTable(resources: Iterable<ReadResource>, options: PageOptions): Iterable<string> {
  const { ink } = pageOf(options);
  let total = 0;
  for (const resource of resources) {
    total += 1;
    yield `${fileText(resource.uri)}:${resource.line}  ${resourceText(resource)}\n`;
  }
  yield ink.dim(total === 0 ? 'no resource was read' : count(total, 'resource')) + '\n';
}
