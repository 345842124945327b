import { visible } from '../visible.ts';
import { escapeMarkup } from '../xml-text.ts';

/**
 * Prose as Markdown of GitHub and GitLab: what stands in back-quotes becomes code, and nothing else means anything. A word
 * that a platform would make a link, a mention or a formula of becomes code too.
 */
export function prose(text: string): string {
  return visible(text)
    .trim()
    .split('`')
    .map((part, index, { length }) => {
      const isQuoted = index % 2 === 1 && index < length - 1;
      return isQuoted ? code(part) : part.split(' ').map(word).join(' ');
    })
    .join('');
}

/** Text from outside as code in a line. */
export function code(text: string): string {
  const shown = visible(text).replaceAll('`', "'");
  return shown.trim() === '' ? shown : `\`${shown}\``;
}

/** Text from outside as code in HTML, as in the head of what is folded. */
export function htmlCode(text: string): string {
  return `<code>${escapeMarkup(visible(text)).replaceAll('`', '&#96;')}</code>`;
}

/** A text of ours in HTML, in which back-quotes mark code. */
export function htmlProse(text: string): string {
  return text
    .split('`')
    .map((part, index, { length }) =>
      index % 2 === 1 && index < length - 1 ? htmlCode(part) : escapeMarkup(visible(part)),
    )
    .join('');
}

/** Lines as a block of code that none of them can end. */
export function fenced(language: string, lines: readonly string[]): string {
  const longest = lines
    .flatMap((line) => line.match(/`+/gu) ?? [])
    .reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** What a platform makes a link, a mention, a number of an issue, a formula or a picture of. */
const meaning = /[@#$:/]|www\.|^GH-/iu;

function word(text: string): string {
  const end = /[.,;:)]*$/u.exec(text)?.[0] ?? '';
  const inside = end === '' ? text : text.slice(0, -end.length);
  const isWord = /[\p{L}\p{N}]/u.test(inside) && meaning.test(inside);
  return isWord ? code(inside) + escaped(end) : escaped(text);
}

function escaped(text: string): string {
  const shown = text.replace(/[\\`*_{}[\]<>()#+\-!|~&=@$]/gu, String.raw`\$&`);
  // A number with a full stop would begin a list.
  return shown.replace(/^\d+(?=\.)/u, '$&\\');
}
