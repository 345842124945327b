/** A replacement in a source's text: UTF-16 offsets, `end` exclusive; `old` is what stands there. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
}

/** The text with edits made; they do not overlap and stand in order of `start`. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.new;
    at = edit.end;
  }
  return result + text.slice(at);
}
