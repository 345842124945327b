import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isObject, type JsonValue } from '../model/json.ts';
import { AliasBudget } from './alias-budget.ts';
import { blockTextEnd } from './block-text.ts';
import type { Span } from './document.ts';
import { MAX_KEY_LENGTH } from './limits.ts';
import { setOwn } from './own-property.ts';
import { Refusal } from './refusal.ts';
import { keyOfValue, resolvePlain } from './scalars.ts';
import { ScalarScanner } from './scalar-scanner.ts';
import type { Coverage } from './uncovered-text.ts';
import { resolveTagged } from './tags.ts';
import { KIND_LIST, KIND_MAP, KIND_SCALAR, type Tape } from './tape.ts';
import { TapeWriter, type Key } from './tape-writer.ts';

/** Makes the value and the tape of one document from its node tree. */
export class NodeReading {
  private readonly text: string;
  /** Where the text given to the library begins. */
  private readonly base: number;
  private readonly writer = new TapeWriter();
  private readonly anchors = new Map<string, Anchor>();
  private readonly budget = new AliasBudget();
  /** Everything that is written as a key, a scalar or an alias. */
  private readonly leaves: Span[] = [];
  private readonly brackets: Span[] = [];
  private marks = 0;
  private readonly scanner = new ScalarScanner();
  /** Column of the block collection around what is being read, -1 at the root. */
  private indent = -1;
  private isInFlow = false;

  constructor(text: string, base: number, limit: number) {
    this.text = text;
    this.base = base;
    this.scanner.text = text;
    this.scanner.limit = limit;
  }

  tape(): Tape {
    return this.writer.tape(this.text);
  }

  coverage(): Coverage {
    const { leaves, brackets, marks } = this;
    return { leaves, brackets, marks };
  }

  /** Reads a node; `emptyAt` is where it is said to stand if it is not written at all: behind its `:` or `-`. */
  read(node: ParsedNode, key?: Key, emptyAt?: number): JsonValue {
    const before = this.budget.nodes;
    this.budget.addWritten(1);
    const span = isNothing(node) ? emptySpan(emptyAt ?? node.range[0] + this.base) : this.spanOf(node);
    const at = this.writer.open(span, key);
    if (!isCollection(node)) this.leaves.push(span);
    if (isAlias(node)) return this.readAlias(node, at);
    const anchor = this.declareAnchor(node, at);
    const value = this.readContent(node, at, anchor);
    if (anchor !== undefined) {
      anchor.value = value;
      anchor.size = this.budget.nodes - before;
    }
    return value;
  }

  private readContent(node: Exclude<ParsedNode, Alias>, at: number, anchor: Anchor | undefined): JsonValue {
    if (!isScalar(node)) return this.readCollection(node, at);
    const { value, key } = this.resolveScalar(node);
    if (value === undefined) throw this.refusal(node, NO_INFINITY);
    if (anchor !== undefined) anchor.key = key;
    this.writer.close(at, KIND_SCALAR);
    return value;
  }

  private readCollection(node: YAMLMap.Parsed | YAMLSeq.Parsed, at: number): JsonValue {
    const { indent, isInFlow } = this;
    this.enter(node);
    if (isSeq(node) && node.flow !== true) this.marks += node.items.length;
    const value = isMap(node) ? this.readMap(node) : this.readItems(node);
    this.indent = indent;
    this.isInFlow = isInFlow;
    this.closeCollection(node, at, isMap(node) ? KIND_MAP : KIND_LIST);
    return value;
  }

  private enter(node: YAMLMap.Parsed | YAMLSeq.Parsed): void {
    const token = node.srcToken;
    if (node.tag !== undefined) this.marks++;
    if (token?.type === 'block-map' || token?.type === 'block-seq') this.indent = token.indent;
    else {
      if (!this.isInFlow) this.brackets.push(this.spanOf(node));
      this.isInFlow = true;
    }
  }

  private readMap(node: YAMLMap.Parsed): Record<string, JsonValue> {
    const target: Record<string, JsonValue> = {};
    this.readEntries(node, target);
    return target;
  }

  private readItems(node: YAMLSeq.Parsed): readonly JsonValue[] {
    const token = node.srcToken;
    return node.items.map((item, index) => {
      const dash = token?.items[index]?.start.find(({ type }) => type === 'seq-item-ind');
      return this.read(item, undefined, dash && dash.offset + this.base + 1);
    });
  }

  private readEntries(node: YAMLMap.Parsed, target: Record<string, JsonValue>): void {
    for (const pair of node.items) {
      const { key: keyNode, value } = pair;
      const colon = this.checkIndicators(node, pair);
      if (isMergeKey(keyNode)) {
        this.budget.addWritten(1);
        this.leaves.push(this.spanOf(keyNode));
        this.merge(value, target, this.spanOf(keyNode));
        continue;
      }
      const key = this.readKey(keyNode, node);
      setOwn(
        target,
        key.name,
        value === null ? this.readNothing(key) : this.read(value, key, (colon ?? key.span.end - 1) + 1),
      );
    }
  }

  /**
   * A key without `?` must stand on one line with its colon and near it, one with `?` in the column of its colon: here
   * Kubernetes' reader is stricter than the library. Gives the place of the colon.
   */
  private checkIndicators(
    map: YAMLMap.Parsed,
    pair: Pair<ParsedNode, ParsedNode | null>,
  ): number | undefined {
    const { start = [], sep = [] } = pair.srcToken ?? {};
    const question = start.find(({ type }) => type === 'explicit-key-ind');
    const colon = sep.find(({ type }) => type === 'map-value-ind');
    if (question !== undefined) this.marks++;
    if (colon === undefined) return undefined;
    this.marks++;
    const at = colon.offset + this.base;
    if (question === undefined) {
      const key = this.text.slice(pair.key.range[0] + this.base, at);
      if (key.includes('\n') || key.length > MAX_KEY_LENGTH) throw new Refusal('yaml-syntax', at, FAR_COLON);
    } else if (
      map.flow !== true &&
      columnOf(this.text, at) !== columnOf(this.text, question.offset + this.base)
    ) {
      throw new Refusal('yaml-syntax', at, 'The `:` of a key with `?` must stand in the column of its `?`');
    }
    if (question !== undefined && TAB_BEHIND_COLON.test(this.text.slice(at, at + 80))) {
      throw new Refusal('yaml-syntax', at, 'A tab stands where YAML wants spaces; indent with spaces only');
    }
    return at;
  }

  /** The null of a key without a value, which stands right behind the key. */
  private readNothing(key: Key): null {
    this.budget.addWritten(1);
    const at = this.writer.open({ start: key.span.end, end: key.span.end }, key);
    this.writer.close(at, KIND_SCALAR);
    return null;
  }

  private readKey(node: ParsedNode | null, map: YAMLMap.Parsed): Key {
    this.budget.addWritten(1);
    if (node === null) throw this.refusal(map, NO_KEY);
    const name = isAlias(node) ? this.anchorOf(node).key : this.keyName(node);
    if (name === undefined) throw this.refusal(node, NO_KEY);
    const span = this.spanOf(node);
    this.leaves.push(span);
    this.writer.lastEnd = span.end;
    return { name, span };
  }

  private keyName(node: Exclude<ParsedNode, Alias>): string | undefined {
    if (!isScalar(node))
      throw this.refusal(node, 'A key must be a single value; Kubernetes has no maps or lists as keys');
    const { value, key } = this.resolveScalar(node);
    const anchor = this.declareAnchor(node, NO_NODE);
    if (anchor !== undefined) {
      anchor.value = value;
      anchor.key = key;
    }
    return key;
  }

  private resolveScalar(node: Scalar.Parsed): ReadScalar {
    const text = this.scalarText(node);
    if (node.tag !== undefined) {
      this.marks++;
      const tagged = resolveTagged(node.tag, text);
      if ('refused' in tagged) throw this.refusal(node, tagged.refused);
      return tagged;
    }
    if (node.type !== undefined && node.type !== 'PLAIN') return { value: text, key: text };
    if (text.startsWith('%')) throw this.refusal(node, 'A value cannot start with `%`; put it in quotes');
    const value = resolvePlain(text);
    return { value, key: keyOfValue(value, text) };
  }

  /** The text of a scalar as Kubernetes' reader makes it; where that reader sees the scalar end elsewhere, it is refused. */
  private scalarText(node: Scalar.Parsed): string {
    const { scanner } = this;
    const start = node.range[0] + this.base;
    const end = node.range[1] + this.base;
    if (end === start) return '';
    const isIndicatorFirst = this.isInFlow && (this.text[start] === ':' || this.text[start] === '?');
    const text = isIndicatorFirst ? undefined : this.scan(node, start);
    if (text === undefined) throw this.refusal(node, UNREADABLE_SCALAR);
    const isSame = isBlockText(node)
      ? blockTextEnd(this.text, start, scanner.end) === blockTextEnd(this.text, start, end)
      : scanner.end === end;
    if (!isSame) throw this.refusal(node, UNREADABLE_SCALAR);
    return text;
  }

  private scan(node: Scalar.Parsed, start: number): string | undefined {
    const { scanner } = this;
    switch (node.type) {
      case 'QUOTE_DOUBLE':
        return scanner.doubleQuoted(start);
      case 'QUOTE_SINGLE':
        return scanner.singleQuoted(start);
      case 'BLOCK_LITERAL':
      case 'BLOCK_FOLDED':
        return scanner.block(start, this.indent);
      default:
        return scanner.plain(start, this.indent + 1, this.isInFlow);
    }
  }

  private readAlias(node: Alias.Parsed, at: number): JsonValue {
    const anchor = this.anchorOf(node);
    if (anchor.value === undefined)
      throw this.refusal(node, `Anchor \`${node.source}\` holds itself; write the value out`);
    this.spend(node, anchor);
    if (anchor.node === NO_NODE) this.writer.close(at, KIND_SCALAR);
    else this.writer.closeAlias(at, anchor.node);
    return anchor.value;
  }

  private merge(node: ParsedNode | null, target: Record<string, JsonValue>, key: Span): void {
    if (node !== null && isSeq(node)) {
      this.budget.addWritten(1);
      this.checkClosed(node);
      if (node.flow !== true) this.marks += node.items.length;
      if (node.tag !== undefined) this.marks++;
      for (const item of node.items.toReversed()) this.mergeMap(item, target, key);
      this.writer.lastEnd = this.spanOf(node).end;
    } else {
      this.mergeMap(node, target, key);
    }
  }

  private mergeMap(node: ParsedNode | null, target: Record<string, JsonValue>, key: Span): void {
    if (node !== null && isMap(node)) {
      this.budget.addWritten(1);
      const before = this.budget.nodes;
      const anchor = this.declareAnchor(node, NO_NODE);
      const { indent, isInFlow } = this;
      this.enter(node);
      const own = this.readMap(node);
      this.indent = indent;
      this.isInFlow = isInFlow;
      for (const name of Object.keys(own)) setOwn(target, name, own[name] ?? null);
      if (anchor !== undefined) {
        anchor.value = own;
        anchor.size = this.budget.nodes - before + 1;
      }
      this.checkClosed(node);
      if (node.flow === true) this.writer.lastEnd = this.spanOf(node).end;
      return;
    }
    const anchor = node !== null && isAlias(node) ? this.anchorOf(node) : undefined;
    if (node === null || anchor === undefined || !isMap(anchor.source)) {
      throw new Refusal(
        'yaml-refused',
        key.start,
        'The merge key `<<` takes a map, an alias of one, or a list of these',
      );
    }
    if (anchor.value === undefined)
      throw this.refusal(node, 'This merge key takes in the map it stands in; write the keys out');
    this.spend(node, anchor);
    this.leaves.push(this.spanOf(node));
    this.writer.lastEnd = this.spanOf(node).end;
    this.copyEntries(anchor, target);
  }

  /** Takes over the entries of a map, each at the place where it is written. */
  private copyEntries(anchor: Anchor, target: Record<string, JsonValue>): void {
    const from = anchor.value;
    if (!isObject(from)) return;
    for (const name of Object.keys(from)) setOwn(target, name, from[name] ?? null);
    if (anchor.node !== NO_NODE) this.writer.repeatEntries(anchor.node);
  }

  private spend(node: ParsedNode, anchor: Anchor): void {
    if (this.budget.addAliased(anchor.size)) return;
    const message = 'Aliases repeat far more than this document holds; write the values out';
    throw new Refusal('yaml-alias-bomb', this.spanOf(node).start, message);
  }

  private declareAnchor(node: Exclude<ParsedNode, Alias>, at: number): Anchor | undefined {
    if (node.anchor === undefined) return undefined;
    this.checkName(node, node.anchor);
    this.marks++;
    const anchor: Anchor = { value: undefined, key: undefined, node: at, source: node, size: 1 };
    this.anchors.set(node.anchor, anchor);
    return anchor;
  }

  private anchorOf(node: Alias.Parsed): Anchor {
    this.checkName(node, node.source);
    const anchor = this.anchors.get(node.source);
    if (anchor !== undefined) return anchor;
    throw this.refusal(
      node,
      `No anchor \`${node.source}\` stands before this alias; put a text that starts with \`*\` in quotes`,
    );
  }

  private checkName(node: ParsedNode, name: string): void {
    if (ANCHOR_NAME.test(name)) return;
    throw this.refusal(
      node,
      'The name of an anchor has letters, digits, `-` and `_` only; put a text that starts with `*` or `&` in quotes',
    );
  }

  /** A block collection ends where the last thing in it ends; one in brackets knows its own end. */
  private closeCollection(node: YAMLMap.Parsed | YAMLSeq.Parsed, at: number, kind: number): void {
    this.checkClosed(node);
    if (node.flow === true) {
      this.writer.lastEnd = this.spanOf(node).end;
      this.writer.close(at, kind);
    } else {
      this.writer.closeBlock(at, kind);
    }
  }

  private checkClosed(node: ParsedNode): void {
    if (node.srcToken?.type !== 'flow-collection') return;
    const open = this.text.charAt(node.range[0] + this.base);
    const close = open === '[' ? ']' : '}';
    if (node.srcToken.end.some((token) => token.source === close)) return;
    const offset = node.range[0] + this.base;
    throw new Refusal(
      'yaml-syntax',
      offset,
      `This \`${open}\` is never closed; add the missing \`${close}\``,
    );
  }

  private spanOf(node: ParsedNode): Span {
    const start = node.range[0] + this.base;
    const end = node.range[1] + this.base;
    return { start, end: isBlockText(node) ? blockTextEnd(this.text, start, end) : end };
  }

  private refusal(node: ParsedNode, message: string): Refusal {
    return new Refusal('yaml-refused', node.range[0] + this.base, message);
  }
}

/** A node that an alias can name. */
interface Anchor {
  /** `undefined` while the node is still being read: an alias to it would hold itself. */
  value: JsonValue | undefined;
  /** The map key it would be; only a scalar has one. */
  key: string | undefined;
  /** Its node on the tape, or `NO_NODE` for a key and for what is only merged. */
  readonly node: number;
  readonly source: ParsedNode;
  /** How many nodes repeating it costs. */
  size: number;
}

interface ReadScalar {
  readonly value: JsonValue | undefined;
  readonly key: string | undefined;
}

const NO_NODE = -1;
const TAB_BEHIND_COLON = /^:[ ]*\t/;
const ANCHOR_NAME = /^[A-Za-z0-9_-]+$/;
const NO_INFINITY = 'JSON has no infinity and no `NaN`; write a number or put the text in quotes';
const UNREADABLE_SCALAR =
  'Kubernetes reads this value in another way than other YAML readers; put it in double quotes on one line';
const FAR_COLON = 'A key must stand on one line with its colon, and within 1024 characters of it';
const NO_KEY = 'A key cannot be null or a number beyond 63 bits; put it in quotes';

/** Whether a node is a null that is not written at all, not even as a tag or an anchor. */
function isNothing(node: ParsedNode): boolean {
  return (
    isScalar(node) && node.range[0] === node.range[1] && node.tag === undefined && node.anchor === undefined
  );
}

function emptySpan(at: number): Span {
  return { start: at, end: at };
}

function columnOf(text: string, at: number): number {
  return at - (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);
}

function isBlockText(node: ParsedNode): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

function isMergeKey(node: ParsedNode | null): node is Scalar.Parsed {
  if (node === null || !isScalar(node) || node.source !== '<<') return false;
  if (node.tag === undefined) return node.type === 'PLAIN';
  return node.tag === '!' || node.tag === 'tag:yaml.org,2002:merge';
}
