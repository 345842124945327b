import { differenceOf } from '../src/baseline/diff.ts';
import type { Check } from '../src/checks/check.ts';
import { groupOf } from '../src/checks/index.generated.ts';
import { examine } from '../src/evaluate/examine.ts';
import type { Finding } from '../src/evaluate/finding.ts';
import { makePlan, type Plan } from '../src/evaluate/plan.ts';
import { makeReport, type Report } from '../src/evaluate/report.ts';
import { companionText } from '../src/fix/companion.ts';
import { broughtBy, followUpsOf, isRevealed, placeOf, speakingAgainst } from '../src/fix/consequences.ts';
import { mergeEdits } from '../src/fix/edits/merge-edits.ts';
import { proposalsFor, type Proposal } from '../src/fix/proposal.ts';
import { applyTextEdits } from '../src/fix/files/text-edit.ts';
import { textEditsOf } from '../src/fix/text/edit-document.ts';
import type { ParsedDocument, Source } from '../src/parse/document.ts';
import { parseSource } from '../src/parse/parse-source.ts';
import { catalogue } from '../src/policy/catalogue.ts';
import { inProfile } from '../src/policy/profiles.ts';
import { usualValues, type Fixture } from './fixture.ts';

/** What fixes are proved by, and whether the unsafe ones are made too. */
export interface Proving {
  readonly profile: 'default' | 'strict';
  readonly withUnsafe: boolean;
}

/** How often what repairs bring is repaired along. */
const mostRounds = 3;

/**
 * What is found in a document after every fix that a check has in it, or every safe one, and was not before: proved as `plimsoll fix`
 * proves it, by a profile, the check and all checks on schemas, what is brought being repaired along.
 */
export function broughtByFixes(
  check: Check,
  fixture: Fixture,
  { profile, withUnsafe }: Proving,
): readonly Finding[] {
  const plan = provingPlan(check, fixture, profile);
  const isWanted = ({ safety }: Proposal): boolean => withUnsafe || safety === 'safe';
  const source = { uri: 'manifest.yaml', text: fixture.text };
  const before = reportOn([source], plan);
  const options = { plan, checkOf, values: usualValues };
  const { documents } = parseSource(source);
  const own = before.findings.filter((finding) => finding.check === check.id);
  const made = [...compatible(proposalsFor(source, documents, own, options).filter(isWanted))];
  const followed = new Set<string>();
  for (let round = 1; ; round++) {
    const fixed = { ...source, text: fixedText(source, documents, made) };
    const after = reportOn([fixed, ...companionsOf(made)], plan);
    const brought = broughtBy(before.findings, after.findings).filter(
      (one) => one.location.uri === source.uri && !followed.has(placeOf(one)) && !isRevealed(one, made),
    );
    for (const finding of brought) followed.add(placeOf(finding));
    const more = followUpsOf(made, fixed, parseSource(fixed).documents, brought, options).filter(isWanted);
    made.push(...more);
    if (more.length > 0 && round < mostRounds) continue;
    const { introduced } = differenceOf(before, after);
    return introduced.filter(speakingAgainst(made, before.findings));
  }
}

function provingPlan(check: Check, { target }: Fixture, profile: Proving['profile']): Plan {
  const inside = new Set(inProfile(catalogue, profile, target.minor));
  const checks = catalogue.filter(
    (one) => inside.has(one) || one === check || groupOf.get(one.id) === 'schema',
  );
  return makePlan(checks, target, { forComparison: true, marksSilenced: true });
}

function reportOn(sources: readonly Source[], plan: Plan): Report {
  return makeReport(
    sources.map((source) => examine(source, plan)),
    plan,
  );
}

/** Those that can be made together; the others are for another run. */
function compatible(proposals: readonly Proposal[]): readonly Proposal[] {
  const refused = new Set(mergeEdits(proposals).refused.map(({ wish }) => wish));
  return proposals.filter((one) => !refused.has(one));
}

function companionsOf(made: readonly Proposal[]): readonly Source[] {
  const texts = new Set(made.flatMap(({ companions }) => companions.map(companionText)));
  return [...texts].map((text, index) => ({ uri: `companion-${index}.yaml`, text }));
}

function fixedText(source: Source, documents: readonly ParsedDocument[], made: readonly Proposal[]): string {
  const edits = documents.flatMap((document, index) => {
    const wanted = mergeEdits(made.filter((one) => one.document === index)).edits;
    const edited = textEditsOf(source, document, wanted);
    if ('reason' in edited) throw new Error(edited.reason);
    return edited;
  });
  return applyTextEdits(source.text, edits);
}

const byId = new Map(catalogue.map((check) => [check.id, check]));

function checkOf(id: string): Check | undefined {
  return byId.get(id);
}
