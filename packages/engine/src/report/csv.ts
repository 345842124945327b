import type { Finding, ResourceRef } from '../evaluate/finding.ts';
import { listedFindings, type Report } from '../evaluate/report.ts';
import { visible } from './visible.ts';

const columns = 'severity,check,uri,line,column,kind,namespace,name,container,message';
const header = `${columns}\n`;
/** A column more, where what exceptions cover is listed too. */
const headerWithSuppression = `${columns},suppression\n`;

/** Characters of one chunk: few writes, and no chunk near the longest string. */
const chunkLength = 128 * 1024;

/** The findings as CSV (RFC 4180), a line for each; every line ends with `\n`, and no cell holds a line break. */
export function* csvReport(
  report: Pick<Report, 'findings'> & Partial<Pick<Report, 'suppressed'>>,
  { showSuppressed = false }: { readonly showSuppressed?: boolean } = {},
): Iterable<string> {
  const cells = { check: repeated(cell), uri: repeated(cell), resource: repeated(resourceCells) };
  let rows = showSuppressed ? headerWithSuppression : header;
  for (const finding of listedFindings(report, showSuppressed)) {
    const { severity, check, location, resource, message } = finding;
    const place = `${cells.uri(location.uri)},${location.line},${location.column}`;
    const suppression = showSuppressed ? `,${cell(suppressionText(finding))}` : '';
    rows += `${severity},${cells.check(check)},${place}${cells.resource(resource)}${cell(message)}${suppression}\n`;
    if (rows.length < chunkLength) continue;
    yield rows;
    rows = '';
  }
  if (rows !== '') yield rows;
}

function suppressionText({ suppression }: Finding): string | undefined {
  if (suppression === undefined) return undefined;
  const { kind, reason, owner, until } = suppression;
  return [kind, reason, owner, until].filter((part) => part !== undefined).join('; ');
}

/** The columns of a resource, which many findings share, with a comma at either end. */
function resourceCells({ kind, namespace, name, container }: ResourceRef): string {
  return `,${cell(kind)},${cell(namespace)},${cell(name)},${cell(container)},`;
}

/** A column whose value is often that of the row before. */
function repeated<T>(textOf: (value: T) => string): (value: T) => string {
  let last: { readonly value: T; readonly text: string } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, text: textOf(value) };
    return last.text;
  };
}

/** Above this many characters a pattern is faster than a look at each. */
const longCell = 32;

/** A value as one cell: never a line break, never a formula. */
export function cell(value: string | undefined): string {
  if (value === undefined) return '';
  if (value.length > longCell)
    return /[^ !#-~]/u.test(value) ? guarded(value) : quoted(value, value.includes(','));
  let hasComma = false;
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e || unit === 0x22) return guarded(value);
    if (unit === 0x2c) hasComma = true;
  }
  return quoted(value, hasComma);
}

/** A cell of printable ASCII without a quotation mark. */
function quoted(value: string, hasComma: boolean): string {
  const shown = isFormula(value) ? `'${value}` : value;
  return hasComma ? `"${shown}"` : shown;
}

/** A cell with quotes or with what must not stand raw. */
function guarded(value: string): string {
  const shown = isFormula(value) ? `'${visible(value)}` : visible(value);
  return shown.includes('"') || shown.includes(',') ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** True for what a spreadsheet would compute instead of showing it; a lone sign, as in the name of standard input, is text. */
function isFormula(value: string): boolean {
  if (value.length === 1) return false;
  switch (value.charCodeAt(0)) {
    case 0x09:
    case 0x0d:
    case 0x2b:
    case 0x2d:
    case 0x3d:
    case 0x40:
      return true;
    default:
      return false;
  }
}
