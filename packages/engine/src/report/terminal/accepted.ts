import type { Finding } from '../../evaluate/finding.ts';
import type { Report } from '../../evaluate/report.ts';
import { acceptedText } from '../accepted-text.ts';
import { subjectText } from '../subject.ts';
import { visible } from '../visible.ts';
import { paragraph, type Page } from './page.ts';
import { fileText } from './wording.ts';

/** What exceptions cover: which finding, where, and who accepted it why and until when. */
export function* acceptedLines({ suppressed }: Report, page: Page): Iterable<string> {
  yield page.ink.bold('accepted');
  for (const finding of suppressed) {
    yield* paragraph(headOf(finding), page, '  ');
    if (finding.suppression !== undefined) yield* paragraph(acceptedText(finding.suppression), page, '    ');
  }
  yield '';
}

function headOf({ check, severity, resource, location }: Finding): string {
  return `${severity}  ${visible(check)}  ${subjectText(resource)}  ${fileText(location.uri)}:${location.line}`;
}
