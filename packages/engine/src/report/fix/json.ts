import type { Proposal } from '../../fix/proposal.ts';
import { repairedBy, type Repair } from '../../fix/repair.ts';
import { jsonFinding, type JsonFinding } from '../json.ts';
import { harmlessJson } from '../visible.ts';

/** What `plimsoll fix` does, for programs. Fields may be added; those that are here stay. */
export interface FixJson {
  readonly fixVersion: 1;
  readonly tool: { readonly name: 'plimsoll'; readonly version: string };
  /** Whether the files were changed, or are only to be. */
  readonly written: boolean;
  readonly summary: {
    readonly causes: number;
    readonly files: number;
    /** Findings that the changes take away. */
    readonly repaired: number;
    readonly refused: number;
    readonly withheld: number;
    readonly needing: number;
    readonly unfixable: number;
  };
  /** Findings of all checks of the run, before and after. */
  readonly proof: Repair['proof'];
  readonly files: readonly JsonFixedFile[];
  readonly causes: readonly JsonCause[];
  readonly refused: readonly { readonly finding: JsonFinding; readonly reason: string }[];
  /** What may change how an application behaves and was not asked for with `--unsafe`. */
  readonly withheld: readonly JsonFinding[];
  /** What waits for values given with `--param`. */
  readonly needing: readonly { readonly finding: JsonFinding; readonly params: readonly string[] }[];
}

/** A file that is changed or made. */
export interface JsonFixedFile {
  readonly uri: string;
  /** True for a file that was not there. */
  readonly new: boolean;
  /** In the order of the text; of a new file its whole text. */
  readonly edits: readonly JsonTextEdit[];
}

/** UTF-16 offsets, `end` exclusive. */
export interface JsonTextEdit {
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
}

/** One thing that is changed, and what it repairs. */
export interface JsonCause {
  readonly kind: 'safe' | 'unsafe';
  /** The files that it changes. */
  readonly uris: readonly string[];
  readonly changes: readonly { readonly field: string; readonly do: string; readonly undo: string }[];
  /** What to make sure of before it is applied; empty where it is safe. */
  readonly verify: readonly string[];
  readonly findings: readonly JsonFinding[];
}

/** A repair as JSON. */
export function fixJson(repair: Repair, { toolVersion }: { readonly toolVersion: string }): string {
  const { causes, files, refused, withheld, needing, unfixable, proof, isWritten } = repair;
  const json: FixJson = {
    fixVersion: 1,
    tool: { name: 'plimsoll', version: toolVersion },
    written: isWritten,
    summary: {
      causes: causes.length,
      files: files.length,
      repaired: repairedBy(repair).length,
      refused: refused.length,
      withheld: withheld.length,
      needing: needing.length,
      unfixable: unfixable.length,
    },
    proof,
    files: files.map(({ uri, before, after, edits }) => ({
      uri,
      new: before === undefined,
      edits: before === undefined ? [{ start: 0, end: 0, old: '', new: after }] : edits.map(jsonEdit),
    })),
    causes: causes.map(({ safety, changes, verify, proposals }) => ({
      kind: safety,
      uris: [...new Set(changes.map(({ uri }) => uri))],
      changes: changesOf(proposals),
      verify,
      findings: proposals.map(({ finding }) => jsonFinding(finding)),
    })),
    refused: refused.map(({ proposal, reason }) => ({ finding: jsonFinding(proposal.finding), reason })),
    withheld: withheld.map(({ finding }) => jsonFinding(finding)),
    needing: needing.map(({ finding, needs }) => ({ finding: jsonFinding(finding), params: needs })),
  };
  return `${harmlessJson(JSON.stringify(json, undefined, 2))}\n`;
}

function jsonEdit({ start, end, old, new: text }: Repair['files'][number]['edits'][number]): JsonTextEdit {
  return { start, end, old, new: text };
}

function changesOf(proposals: readonly Proposal[]): JsonCause['changes'] {
  const all = proposals.flatMap(({ words }) =>
    words.map(({ field, doing, undoing }) => ({ field, do: doing, undo: undoing })),
  );
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
