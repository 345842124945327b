/**
 * The end of a block scalar as it is written: behind its last line that is not blank, or behind its header where all
 * lines are. `start` is its `|` or `>`, `limit` where the reader stopped.
 */
export function blockTextEnd(text: string, start: number, limit: number): number {
  let header = start + 1;
  while (header < limit && isHeaderMark(text.charCodeAt(header))) header++;
  const headerEnd = text.indexOf('\n', start);
  if (headerEnd === -1 || headerEnd >= limit) return header;
  let last = limit;
  while (last > headerEnd && isBlankOrBreak(text.charCodeAt(last - 1))) last--;
  if (last <= headerEnd) return header;
  let lineEnd = text.indexOf('\n', last);
  if (lineEnd === -1 || lineEnd > limit) lineEnd = limit;
  return lineEnd > last && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
}

function isHeaderMark(code: number): boolean {
  return code === 43 || code === 45 || (code >= 48 && code <= 57);
}

function isBlankOrBreak(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
