/** A piece of a Go template: text that is printed as it stands, or an action between double braces. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | TemplateAction;

/** An action; `bodyStart` and `bodyEnd` leave out the braces, the trim markers and the space around. */
export interface TemplateAction {
  readonly kind: 'action';
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly body: string;
  readonly trimsLeft: boolean;
  readonly trimsRight: boolean;
}

/** Splits a template as `text/template` reads it. What follows an action without an end is text. */
export function templateParts(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('{{', at);
    const action = open < 0 ? undefined : actionAt(text, open);
    const textEnd = action === undefined ? text.length : open;
    if (textEnd > at) parts.push({ kind: 'text', start: at, end: textEnd });
    if (action === undefined) break;
    parts.push(action);
    at = action.end;
  }
  return parts;
}

function actionAt(text: string, start: number): TemplateAction | undefined {
  const trimsLeft = /^\{\{-\s/u.test(text.slice(start, start + 4));
  const inner = start + (trimsLeft ? 3 : 2);
  const close = closeOf(text, inner);
  if (close === undefined) return undefined;
  const trimsRight = text[close - 1] === '-' && /\s/u.test(text[close - 2] ?? '');
  const raw = text.slice(inner, trimsRight ? close - 1 : close);
  const bodyStart = inner + (raw.length - raw.trimStart().length);
  const body = raw.trim();
  return {
    kind: 'action',
    start,
    end: close + 2,
    bodyStart,
    bodyEnd: bodyStart + body.length,
    body,
    trimsLeft,
    trimsRight,
  };
}

/** Where the closing braces of an action begin; those in strings and comments do not count. */
function closeOf(text: string, start: number): number | undefined {
  const comment = /^\s*\/\*/u.exec(text.slice(start, start + 64));
  if (comment !== null) {
    const end = text.indexOf('*/', start + comment[0].length);
    const close = end < 0 ? -1 : text.indexOf('}}', end);
    return close < 0 ? undefined : close;
  }
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '}' && text[at + 1] === '}') return at;
    if (character === '"' || character === "'" || character === '`') {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}

function stringEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote !== '`') at++;
    else if (text[at] === quote) return at;
  }
  return undefined;
}
