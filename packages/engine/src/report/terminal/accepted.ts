import type { Finding } from '../../evaluate/finding.ts';
import type { Report } from '../../evaluate/report.ts';
import type { Suppression } from '../../model/exception.ts';
import { visible } from '../visible.ts';
import { paragraph, type Page } from './page.ts';
import { fileText, resourceText } from './wording.ts';

/** What exceptions cover: which finding, where, and who accepted it why and until when. */
export function* acceptedLines({ suppressed }: Report, page: Page): Iterable<string> {
  yield page.ink.bold('accepted');
  for (const finding of suppressed) {
    yield* paragraph(headOf(finding), page, '  ');
    if (finding.suppression !== undefined) yield* paragraph(wordsOf(finding.suppression), page, '    ');
  }
  yield '';
}

function headOf({ check, severity, resource, location }: Finding): string {
  const { container } = resource;
  const subject = `${resourceText(resource)}${container === undefined ? '' : `, container ${visible(container)}`}`;
  return `${severity}  ${visible(check)}  ${subject}  ${fileText(location.uri)}:${location.line}`;
}

function wordsOf({ kind, source, reason, owner, until }: Suppression): string {
  const by = `by ${kind === 'annotation' ? 'an' : 'a'} ${kind}${source === 'plimsoll' ? '' : ` for ${source}`}`;
  const parts = [
    by,
    owner === undefined ? '' : `owner ${owner}`,
    until === undefined ? '' : `until ${until}`,
  ];
  const known = parts.filter((part) => part !== '').join(', ');
  return visible(reason === undefined ? known : `${known}: ${reason}`);
}
