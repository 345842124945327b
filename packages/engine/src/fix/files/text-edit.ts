/** A replacement in a source's text: UTF-16 offsets, `end` exclusive; `old` is what stands there. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
}

/** The text with edits made; they do not overlap and stand in order of `start`. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.new);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
