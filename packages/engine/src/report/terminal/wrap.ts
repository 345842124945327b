import { characterWidth, displayWidth } from './display-width.ts';

/** Breaks one line of text at spaces, and inside a word only where it alone is too wide; an address stays whole. */
export function wrap(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let room = width;
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const needed = displayWidth(word) + (line === '' ? 0 : 1);
    if (needed <= room) {
      line += line === '' ? word : ` ${word}`;
      room -= needed;
    } else {
      if (line !== '') lines.push(line);
      line = word;
      room = width - displayWidth(word);
    }
  }
  return [...lines, line];
}

/** A word in pieces that fit. */
function pieces(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width || word.startsWith('https://')) return [word];
  const fitting: string[] = [];
  let piece = '';
  let taken = 0;
  for (const character of word) {
    const wide = characterWidth(character);
    if (taken + wide > width && piece !== '') {
      fitting.push(piece);
      piece = '';
      taken = 0;
    }
    piece += character;
    taken += wide;
  }
  return [...fitting, piece];
}
