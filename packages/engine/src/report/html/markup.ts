import { visible } from '../visible.ts';
import { escapeMarkup } from '../xml-text.ts';

/** Text that is HTML already. Only `hypertext` and what is built on it makes one. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/** A piece of HTML: every text put into it is shown as it is and never read as markup, in elements and in quoted attributes. */
export function hypertext(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let markup = strings[0] ?? '';
  for (const [index, value] of values.entries()) markup += written(value) + (strings[index + 1] ?? '');
  return { markup };
}

/** A text of ours in which back-quotes mark code. */
export function prose(text: string): readonly Markup[] {
  return text.split('`').map((part, index, { length }) => {
    const isCode = index % 2 === 1 && index < length - 1;
    return isCode ? hypertext`<code>${part}</code>` : hypertext`${part}`;
  });
}

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeMarkup(visible(value));
  if ('markup' in value) return value.markup;
  return value.map(({ markup }) => markup).join('');
}
