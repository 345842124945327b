import { tokensOf } from '../../model/pointer.ts';
import { resolved } from '../../parse/tape.ts';
import type { Outline } from './outline.ts';

/** An anchor on the way to a place, or inside it, whose content stands at other places too. */
export interface SharedAnchor {
  readonly name: string;
  /** How many aliases and merge keys bring its content in. */
  readonly uses: number;
}

/** The innermost anchor on the way to a place that aliases use; else the first such anchor inside it. */
export function sharedAnchorAt(outline: Outline, pointer: string): SharedAnchor | undefined {
  if (!outline.text.includes('*')) return undefined;
  let node = 0;
  let found = usedAnchor(outline, anchorBefore(outline, node));
  for (const token of tokensOf(pointer)) {
    const container = resolved(outline.tape, node);
    const entries = outline.entriesOf(container);
    const entry = entries.findLast(({ key }, index) => (key ?? String(index)) === token);
    if (entry === undefined) break;
    node = resolved(outline.tape, entry.node);
    found = usedAnchor(outline, anchorBefore(outline, node)) ?? found;
  }
  return found ?? anchorInside(outline, node);
}

function anchorBefore({ text, startOf }: Outline, node: number): string | undefined {
  const start = startOf(node);
  return ANCHOR_BEFORE.exec(text.slice(Math.max(0, start - REACH), start))?.[1];
}

function anchorInside(outline: Outline, node: number): SharedAnchor | undefined {
  const text = outline.text.slice(outline.startOf(node), outline.endOf(node));
  for (const [, name] of text.matchAll(ANCHOR)) {
    const used = usedAnchor(outline, name);
    if (used !== undefined) return used;
  }
  return undefined;
}

function usedAnchor({ text }: Outline, name: string | undefined): SharedAnchor | undefined {
  if (name === undefined) return undefined;
  const uses = [...text.matchAll(ALIAS)].filter(([, alias]) => alias === name).length;
  return uses === 0 ? undefined : { name, uses };
}

const REACH = 300;
const ANCHOR_BEFORE = /&([A-Za-z0-9_-]+)(?:\s+![^\s]*)?(?:\s+#[^\n]*)?\s+$/;
const ANCHOR = /(?<=[\s:,[{-])&([A-Za-z0-9_-]+)(?=[\s,\]}]|$)/g;
const ALIAS = /(?<=[\s:,[{-])\*([A-Za-z0-9_-]+)(?=[\s,\]}]|$)/g;
