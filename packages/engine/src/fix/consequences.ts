import type { Edit } from '../checks/check.ts';
import type { Finding, ResourceRef } from '../evaluate/finding.ts';
import { isObject, valueAt, type JsonObject } from '../model/json.ts';
import { memoized } from '../model/memoized.ts';
import type { ParsedDocument, Source } from '../parse/document.ts';
import { catalogue } from '../policy/catalogue.ts';
import { editsBefore } from './edits/edits-before.ts';
import { mergeEdits } from './edits/merge-edits.ts';
import { proposalsFor, type Proposal, type ProposalOptions } from './proposal.ts';

/** True for a finding that no other silences. */
export function isSaid({ isSilenced }: Finding): boolean {
  return isSilenced !== true;
}

/** What a finding of a scan that is compared is recognised by before and after a repair. */
export function placeOf({
  check,
  location: { uri },
  path = '',
  resource: { kind, namespace = '', name, container = '' },
}: Finding): string {
  return JSON.stringify([check, uri, kind, namespace, name, path, container]);
}

/** What would be found after a repair and is not said before: new, or silenced until then. */
export function broughtBy(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const said = new Set(before.filter(isSaid).map(placeOf));
  return after.filter((finding) => isSaid(finding) && !said.has(placeOf(finding)));
}

/**
 * Whether a finding has a meaning only since something was repaired that is known to reveal it; a repair that reveals all does so in
 * the resource that it makes readable, and in its namespace.
 */
export function isRevealed(finding: Finding, repairs: readonly Proposal[]): boolean {
  return repairs.some(({ check: { fix }, finding: { location, resource } }) => {
    const { reveals = [] } = fix ?? {};
    if (reveals !== 'all') return reveals.includes(finding.check);
    const { kind, name, namespace } = finding.resource;
    if (kind === 'Namespace' && name === (resource.namespace ?? '')) return true;
    // The kind may be what was repaired.
    return (
      finding.location.uri === location.uri && name === resource.name && namespace === resource.namespace
    );
  });
}

/** Tells of what was not found before some repairs of a scan whether it speaks against them. */
export function speakingAgainst(
  repairs: readonly Proposal[],
  before: readonly Finding[],
): (finding: Finding) => boolean {
  const promised = new Set(repairs.map(({ finding }) => finding));
  const known = Map.groupBy(
    before.filter((finding) => !promised.has(finding)),
    subjectKey,
  );
  const repaired = Map.groupBy(repairs, ({ finding }) => objectKey(finding));
  const movesOf = memoized((object: string) => mergeEdits(repaired.get(object) ?? []).edits);
  const adding = repairs.filter(({ companions }) => companions.length > 0);
  const said = new Set(before.map((finding) => `${finding.check} ${objectKey(finding)}`));
  return (finding) =>
    isSaid(finding) &&
    !styleChecks.has(finding.check) &&
    !isRevealed(finding, repairs) &&
    !isMoved(finding, known.get(subjectKey(finding)) ?? [], () => movesOf(objectKey(finding))) &&
    !isSharedWithSubject(finding, adding, said);
}

const styleChecks: ReadonlySet<string> = new Set(
  catalogue.filter((check) => check.isOnlyStyle === true).map(({ id }) => id),
);

/** The object of one source that a finding is about. */
function objectKey({ location: { uri }, resource: { kind, namespace = '', name } }: Finding): string {
  return JSON.stringify([uri, kind, namespace, name]);
}

/** The same for its check, and for its container. */
function subjectKey(finding: Finding): string {
  return `${finding.check} ${objectKey(finding)} ${finding.resource.container ?? ''}`;
}

/**
 * Whether a finding is one of those before that the repairs of others moved: what they write in place of a field or of an item, what
 * is missing once they took an item away, or what they add where it was missing.
 */
function isMoved(finding: Finding, alike: readonly Finding[], editsMade: () => readonly Edit[]): boolean {
  if (alike.length === 0) return false;
  const edits = editsMade();
  if (edits.length === 0) return false;
  // What is added at the end of a list moves nothing.
  const moving = edits.filter(({ at }) => !at.endsWith('/-'));
  const [now] = editsBefore([{ op: 'remove', at: finding.field }], moving) ?? [];
  return alike.some(({ field }) => field === now?.at || isRewritten(field, finding.field, edits));
}

/** Whether edits make one field stand for another: for what they remove that around or beside it, and for what they fill that in it. */
function isRewritten(before: string, after: string, edits: readonly Edit[]): boolean {
  if (edits.some(({ op, at }) => op === 'remove' && at === before))
    return [after, parentOf(after)].includes(parentOf(before));
  if (parentOf(after) !== before) return isTransferred(before, after, edits);
  return edits.some(({ op, at }) => op === 'set' && [before, `${before}/-`, after].includes(at));
}

/** Whether the item of a list that a field lies in is taken out, and put into another list. */
function isTransferred(before: string, after: string, edits: readonly Edit[]): boolean {
  return edits.some(({ op, at }) => {
    const inside = before.slice(at.length);
    if (op !== 'remove' || !before.startsWith(`${at}/`) || !after.endsWith(inside)) return false;
    const list = parentOf(after.slice(0, -inside.length));
    return edits.some((edit) => edit.op === 'set' && [list, `${list}/-`].includes(edit.at));
  });
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** Whether a finding is about a new object that goes with a repair, and says of it what is said already of what was repaired. */
function isSharedWithSubject(
  { check, resource }: Finding,
  adding: readonly Proposal[],
  said: ReadonlySet<string>,
): boolean {
  return adding.some(
    ({ companions, finding }) =>
      companions.some((companion) => isAbout(companion, resource)) &&
      said.has(`${check} ${objectKey(finding)}`),
  );
}

function isAbout(companion: JsonObject, resource: ResourceRef): boolean {
  const metadata = valueAt(companion, 'metadata');
  if (!isObject(metadata)) return false;
  const namespace = valueAt(metadata, 'namespace');
  return (
    valueAt(companion, 'kind') === resource.kind &&
    valueAt(metadata, 'name') === resource.name &&
    namespace === resource.namespace
  );
}

/**
 * The repairs of what repairs of one source bring, so that both are made together. `source` and `documents` are those after, and the
 * edits are told in the pointers of the documents before. Those that need a value or a new file, or have no repair, are not among
 * them.
 */
export function followUpsOf(
  made: readonly Pick<Proposal, 'document' | 'edits'>[],
  source: Source,
  documents: readonly ParsedDocument[],
  brought: readonly Finding[],
  options: ProposalOptions,
): readonly Proposal[] {
  const byDocument = Map.groupBy(made, ({ document }) => document);
  const madeIn = memoized((document: number) => mergeEdits(byDocument.get(document) ?? []).edits);
  return proposalsFor(source, documents, brought, options)
    .filter(({ needs, companions }) => needs.length === 0 && companions.length === 0)
    .flatMap((proposal): readonly Proposal[] => {
      const edits = editsBefore(proposal.edits, madeIn(proposal.document));
      return edits === undefined ? [] : [{ ...proposal, edits, comesAlong: true }];
    });
}
