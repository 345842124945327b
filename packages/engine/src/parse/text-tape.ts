import { ScalarScanner } from './scalar-scanner.ts';
import { plainKey } from './scalars.ts';
import { KEY_END, KEY_START, type Tape } from './tape.ts';

/** The tape of a document whose keys are read again from the text when someone asks for them. */
export class TextTape implements Tape {
  readonly text: string;
  readonly nodes: Int32Array;
  readonly base: number;
  private readonly isJson: boolean;

  constructor(text: string, nodes: Int32Array, base: number, isJson: boolean) {
    this.text = text;
    this.nodes = nodes;
    this.base = base;
    this.isJson = isJson;
  }

  keyOf(node: number): string | undefined {
    const { text, nodes, base } = this;
    const start = nodes[base + node + KEY_START] ?? -1;
    if (start < 0) return undefined;
    const end = nodes[base + node + KEY_END] ?? start;
    const quote = text.charAt(start);
    if (quote !== '"' && quote !== "'") return plainKey(text.slice(start, end));
    const scanner = new ScalarScanner();
    scanner.text = text;
    scanner.limit = end;
    scanner.isJson = this.isJson;
    return quote === "'" ? scanner.singleQuoted(start) : scanner.doubleQuoted(start);
  }

  hasWord(node: number, word: string): boolean {
    const { text, nodes, base } = this;
    const start = nodes[base + node + KEY_START] ?? -1;
    const first = text.charCodeAt(start);
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return this.keyOf(node) === word;
    const end = nodes[base + node + KEY_END] ?? start;
    return end - start === word.length && text.startsWith(word, start);
  }
}

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
