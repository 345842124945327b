// Draws what a command printed on a terminal, colours included, as an SVG that follows the reader's light or dark theme.
//   FORCE_COLOR=1 COLUMNS=100 plimsoll scan … | node tools/terminal-picture.mjs 'plimsoll scan …' 40 3 > scan.svg
// shows the command, the first 40 lines and the last 3, and says how many are left out between them.
import { readFileSync } from 'node:fs';

const [command = '', head = '40', tail = '3'] = process.argv.slice(2);
const glyph = 8.43;
const leading = 20;
const margin = 16;

const printed = readFileSync(0, 'utf8').trimEnd().split('\n');
const left = printed.length - Number(head) - Number(tail);
const lines = [
  [{ text: `$ ${command}`, style: 'b' }],
  [],
  ...(left > 1
    ? [
        ...printed.slice(0, Number(head)).map(segments),
        [],
        [{ text: `${'·'.repeat(3)} ${left} lines left out here ${'·'.repeat(3)}`, style: 'd' }],
        [],
        ...printed.slice(-Number(tail)).map(segments),
      ]
    : printed.map(segments)),
];

/** The pieces of a line that look alike: a letter for each style the reports use. */
function segments(line) {
  const styles = { 1: 'b', 2: 'd', 31: 'r', 33: 'y', 34: 'l' };
  const pieces = [];
  let style = '';
  for (const part of `0m${line}`.split('\u001B[')) {
    const end = part.indexOf('m');
    const code = part.slice(0, end);
    const text = part.slice(end + 1);
    style = code === '0' ? '' : (styles[code] ?? style);
    if (text !== '') pieces.push({ text, style });
  }
  return pieces;
}

function row(pieces, index) {
  let column = 0;
  return pieces
    .map(({ text, style }) => {
      const indent = text.length - text.trimStart().length;
      const x = (margin + (column + indent) * glyph).toFixed(1);
      const shown = text.trim();
      column += text.length;
      if (shown === '') return '';
      const width = (shown.length * glyph).toFixed(1);
      const place = `x="${x}" y="${margin + 14 + index * leading}" textLength="${width}"`;
      return `<text ${place}${style === '' ? '' : ` class="${style}"`}>${escaped(shown)}</text>`;
    })
    .join('');
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const columns = Math.max(...lines.map((pieces) => pieces.reduce((sum, { text }) => sum + text.length, 0)));
const width = Math.ceil(columns * glyph + 2 * margin);
const height = lines.length * leading + 2 * margin;
const label = escaped(`What \`${command}\` prints on a terminal`);
const svg = [
  `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${label}">`,
  `<title>${label}</title>`,
  '<style>rect{fill:#fbfcfd;stroke:#d5dde4}text{fill:#1b2733;font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}',
  '.b{font-weight:700}.d{fill:#5b6b7a}.r{fill:#b42318}.y{fill:#8a5a00}.l{fill:#1d5fa8}',
  '@media(prefers-color-scheme:dark){rect{fill:#101820;stroke:#2b3a47}text{fill:#d7e0e8}.d{fill:#8b9aa8}.r{fill:#ff8f85}.y{fill:#e8b84a}.l{fill:#7db7f5}}</style>',
  `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
  ...lines.map(row).filter((line) => line !== ''),
  '</svg>',
];
process.stdout.write(`${svg.join('\n')}\n`);
