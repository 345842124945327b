import type { Span } from './document.ts';
import {
  KEY_END,
  KEY_START,
  KIND_ALIAS,
  LINK,
  LINK_SCALE,
  NODE_SIZE,
  VALUE_END,
  VALUE_START,
  type Tape,
} from './tape.ts';

/** A map key and where it is written. */
export interface Key {
  readonly name: string;
  readonly span: Span;
}

/** Writes a tape node by node; a node that is opened must be closed behind all it holds. */
export class TapeWriter {
  /** Where the last thing written ends: the end of the block collections around it. */
  lastEnd = 0;
  private readonly nodes: number[] = [];
  private readonly keys: (string | undefined)[] = [];

  tape(text: string): Tape {
    const { keys } = this;
    const keyOf = (node: number): string | undefined => keys[node / NODE_SIZE];
    const hasWord = (node: number, word: string): boolean => keyOf(node) === word;
    return { text, nodes: Int32Array.from(this.nodes), base: 0, keyOf, hasWord };
  }

  open(value: Span, key: Key | undefined): number {
    const at = this.nodes.length;
    this.keys.push(key?.name);
    this.nodes.push(key?.span.start ?? -1, key?.span.end ?? -1, value.start, value.end, 0);
    this.lastEnd = value.end;
    return at;
  }

  close(at: number, kind: number): void {
    this.nodes[at + LINK] = this.nodes.length * LINK_SCALE + kind;
  }

  /** Closes a block collection, which ends where the last thing in it ends. */
  closeBlock(at: number, kind: number): void {
    this.nodes[at + VALUE_END] = this.lastEnd;
    this.close(at, kind);
  }

  /** Closes a node that stands for another. */
  closeAlias(at: number, target: number): void {
    this.nodes[at + LINK] = target * LINK_SCALE + KIND_ALIAS;
  }

  /** Writes nodes that stand for the entries of a map, of equal keys the last. */
  repeatEntries(map: number): void {
    const { lastEnd } = this;
    const entries = new Map<string, number>();
    const end = this.numberAt(map, LINK) >> 2;
    for (let child = map + NODE_SIZE; child < end; child = this.nodeAfter(child)) {
      entries.set(this.keys[child / NODE_SIZE] ?? '', child);
    }
    for (const [name, entry] of entries) {
      const key = { name, span: this.spanAt(entry, KEY_START, KEY_END) };
      this.closeAlias(this.open(this.spanAt(entry, VALUE_START, VALUE_END), key), entry);
    }
    this.lastEnd = lastEnd;
  }

  private nodeAfter(node: number): number {
    const link = this.numberAt(node, LINK);
    return link % LINK_SCALE === KIND_ALIAS ? node + NODE_SIZE : link >> 2;
  }

  private spanAt(node: number, start: number, end: number): Span {
    return { start: this.numberAt(node, start), end: this.numberAt(node, end) };
  }

  private numberAt(node: number, field: number): number {
    return this.nodes[node + field] ?? 0;
  }
}
