import {
  catalogue,
  compareGain,
  repairedBy,
  stepsOf,
  type Cause,
  type Check,
  type Finding,
  type Hardening,
  type Left,
  type Problem,
  type Proposal,
  type Step,
  type Wanted,
} from '@plimsoll/engine';
import type { ProvedRepair } from '../fix/repair.ts';
import { placed, standingOf, type Look, type Looked } from './standing.ts';
import type { Workbench } from '../fix/workbench.ts';

/** What is planned for the files of a workbench, and what of it was written. */
export interface Planned {
  readonly safe: ProvedRepair;
  readonly all: ProvedRepair;
  /** `undefined` where nothing was to be written. */
  readonly written: ProvedRepair | undefined;
}

/** What is known of the run beside the repairs. */
export interface WayContext {
  readonly bench: Workbench;
  readonly look: Look;
  readonly profiles: readonly string[];
  readonly problems: readonly Problem[];
}

/** The way from what was found to a profile, by what was planned and what of it is made. */
export function wayOf(planned: Planned, { bench, look, profiles, problems }: WayContext): Hardening {
  const { safe, all, written } = planned;
  const before = look(bench, []);
  const now = written === undefined ? before : look(written.after, written.files);
  const end = look(all.after, all.files);
  const here = placeIn(now);
  const steps = stepsOf(openCauses(all.causes, written)).map((step): Step => ({
    ...step,
    findings: placed(step.findings, bench).map(here),
  }));
  return {
    profiles,
    standings: [
      standingOf('before', before),
      ...(written === undefined ? [] : [standingOf('written', now)]),
      ...(written === undefined ? [standingOf('safe', look(safe.after, safe.files))] : []),
      ...(written !== undefined && steps.length === 0 ? [] : [standingOf('all', end)]),
    ],
    written:
      written === undefined
        ? undefined
        : {
            edits: written.causes.length,
            files: written.files.map(({ uri }) => uri),
            repaired: placed(repairedBy(written), bench).length,
          },
    steps,
    ...remainder(end, before, all, here),
    problems,
  };
}

/** The causes of which something is not written yet, without what is. */
function openCauses(causes: readonly Cause[], written: ProvedRepair | undefined): readonly Cause[] {
  if (written === undefined) return causes;
  const done = new Set(repairedBy(written));
  return causes.flatMap((cause) => {
    const proposals = cause.proposals.filter(({ finding }) => !done.has(finding));
    return proposals.every(({ comesAlong }) => comesAlong === true) ? [] : [{ ...cause, proposals }];
  });
}

/** What all edits leave: what waits for values, and what is left for a person. */
function remainder(
  end: Looked,
  before: Looked,
  { needing, refused }: ProvedRepair,
  here: (finding: Finding) => Finding,
): Pick<Hardening, 'values' | 'left'> {
  const needs = new Map(needing.map((proposal) => [keyOf(proposal.finding), proposal]));
  const refusedFor = new Map(refused.map(({ proposal, reason }) => [keyOf(proposal.finding), reason]));
  const known = new Set(before.findings.map(keyOf));
  const wanted = new Map<string, { readonly proposal: Proposal; readonly findings: Finding[] }>();
  const left = new Map<string, Left & { readonly findings: Finding[] }>();
  for (const finding of end.findings) {
    const key = keyOf(finding);
    const proposal = needs.get(key);
    if (proposal !== undefined) {
      const group = grouped(wanted, proposal.needs.join(), () => ({ proposal, findings: [] }));
      group.findings.push(here(finding));
      continue;
    }
    const check = byId.get(finding.check);
    if (check === undefined) continue;
    const reason = refusedFor.get(key) ?? (known.has(key) ? undefined : broughtToLight);
    const group = grouped(left, JSON.stringify([check.id, reason]), () => ({ check, reason, findings: [] }));
    group.findings.push(here(finding));
  }
  const values = [...wanted.values()].map(({ proposal, findings }): Wanted => ({
    names: proposal.needs,
    findings,
  }));
  return {
    values: values.toSorted((a, b) => compareGain(a.findings, b.findings)),
    left: [...left.values()].toSorted((a, b) => compareGain(a.findings, b.findings)),
  };
}

const broughtToLight = 'it comes to light only with the edits above; run this again once they are made';

function grouped<T>(groups: Map<string, T>, key: string, make: () => T): T {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const made = make();
  groups.set(key, made);
  return made;
}

const byId: ReadonlyMap<string, Check> = new Map(catalogue.map((check) => [check.id, check]));

/** Finds where a finding lies now, which edits above it in its file move. */
function placeIn({ findings }: Looked): (finding: Finding) => Finding {
  const now = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return (finding) => now.get(keyOf(finding)) ?? finding;
}

/** What a finding is recognised by in every state, whether or not it was told where it is written. */
function keyOf({ check, unit, location: { uri }, path = '', resource: { container = '' } }: Finding): string {
  return JSON.stringify([check, unit ?? uri, path, container]);
}
