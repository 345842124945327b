/**
 * The nodes of a document in the order of the text, `NODE_SIZE` numbers each, so that both readers can note
 * positions at almost no cost and answer questions about them later. A node is named by the offset of its first
 * number behind `base`; the root is 0.
 */
export interface Tape {
  readonly text: string;
  /** May hold the nodes of other documents too. */
  readonly nodes: Int32Array;
  readonly base: number;
  /** The map key of a node; `undefined` for an item or a root. */
  readonly keyOf: (node: number) => string | undefined;
  /** Whether the map key of a node is a word that stands for itself (`isOwnName`), told without cutting the key out. */
  readonly hasWord: (node: number, word: string) => boolean;
}

/** Numbers per node: key start and end (-1 without a key), value start and end, link. */
export const NODE_SIZE = 5;
export const KEY_START = 0;
export const KEY_END = 1;
export const VALUE_START = 2;
export const VALUE_END = 3;
/** `link * LINK_SCALE + kind`: the node after the last one inside, or what an alias stands for. */
export const LINK = 4;
export const LINK_SCALE = 4;

export const KIND_SCALAR = 0;
export const KIND_MAP = 1;
export const KIND_LIST = 2;
/** Stands for another node: a YAML alias or what a merge key brings in. */
export const KIND_ALIAS = 3;

export function linkOf(tape: Tape, node: number): number {
  return numberAt(tape, node, LINK) >> 2;
}

export function kindOf(tape: Tape, node: number): number {
  return numberAt(tape, node, LINK) % LINK_SCALE;
}

/** The node where an alias leads at last; any other node itself. */
export function resolved(tape: Tape, node: number): number {
  let at = node;
  while (kindOf(tape, at) === KIND_ALIAS) at = linkOf(tape, at);
  return at;
}

/** The node after this one and all it holds. */
export function nodeAfter(tape: Tape, node: number): number {
  return kindOf(tape, node) === KIND_ALIAS ? node + NODE_SIZE : linkOf(tape, node);
}

export function numberAt(tape: Tape, node: number, field: number): number {
  return tape.nodes[tape.base + node + field] ?? 0;
}
