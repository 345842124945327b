import type { Severity } from '../../checks/check.ts';
import { fixValueSummaries } from '../../checks/fix-values.ts';
import type { Problem } from '../../evaluate/finding.ts';
import type { LevelsMet } from '../../evaluate/levels-met.ts';
import type { Hardening, Standing } from '../../fix/harden/hardening.ts';
import type { Step } from '../../fix/harden/steps.ts';
import { jsonFinding, jsonProblem, type JsonFinding } from '../json.ts';
import { harmlessJson } from '../visible.ts';

/** What `plimsoll harden` says, for programs. Fields may be added; those that are here stay. */
export interface HardenJson {
  readonly hardenVersion: 1;
  readonly tool: { readonly name: 'plimsoll'; readonly version: string };
  readonly profiles: readonly string[];
  readonly standings: readonly JsonStanding[];
  /** Absent where nothing was to be written. */
  readonly written?: { readonly edits: number; readonly files: readonly string[]; readonly repaired: number };
  readonly steps: readonly JsonStep[];
  readonly values: readonly JsonWanted[];
  readonly left: readonly JsonLeft[];
  readonly problems: readonly Problem[];
}

/** Where the files stand, or would stand. */
export interface JsonStanding {
  readonly state: Standing['state'];
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly podSecurity: LevelsMet;
}

/** Edits that repair one kind of fault. */
export interface JsonStep {
  readonly checks: readonly string[];
  readonly severity: Severity;
  readonly kind: 'safe' | 'unsafe';
  readonly title: string;
  readonly do: readonly string[];
  readonly verify: readonly string[];
  readonly edits: number;
  /** The command line that makes this step alone. */
  readonly command: string;
  readonly findings: readonly JsonFinding[];
}

/** Findings that wait for values. */
export interface JsonWanted {
  readonly params: readonly { readonly name: string; readonly summary: string }[];
  readonly findings: readonly JsonFinding[];
}

/** Findings that are left for a person. */
export interface JsonLeft {
  readonly check: string;
  readonly title: string;
  readonly remedy: string;
  /** Why there is no edit although the check has a repair. */
  readonly reason?: string;
  readonly findings: readonly JsonFinding[];
}

/** What the JSON says beside the way itself. */
export interface HardenJsonOptions {
  readonly toolVersion: string;
  readonly commandOf: (step: Step) => string;
}

/** The way towards a profile as JSON. */
export function hardenJson(
  { profiles, standings, written, steps, values, left, problems }: Hardening,
  { toolVersion, commandOf }: HardenJsonOptions,
): string {
  const json: HardenJson = {
    hardenVersion: 1,
    tool: { name: 'plimsoll', version: toolVersion },
    profiles,
    standings: standings.map(({ state, bySeverity, levels }) => ({
      state,
      findings: Object.values(bySeverity).reduce((sum, one) => sum + one, 0),
      bySeverity,
      podSecurity: levels,
    })),
    ...(written === undefined ? {} : { written }),
    steps: steps.map((step) => ({
      checks: step.checks,
      severity: step.severity,
      kind: step.safety,
      title: step.check.title,
      do: step.doing,
      verify: step.verify,
      edits: step.causes.length,
      command: commandOf(step),
      findings: step.findings.map((finding) => jsonFinding(finding)),
    })),
    values: values.map(({ names, findings }) => ({
      params: names.map((name) => ({ name, summary: fixValueSummaries[name] })),
      findings: findings.map((finding) => jsonFinding(finding)),
    })),
    left: left.map(({ check, reason, findings }) => ({
      check: check.id,
      title: check.title,
      remedy: check.remedy,
      ...(reason === undefined ? {} : { reason }),
      findings: findings.map((finding) => jsonFinding(finding)),
    })),
    problems: problems.map(jsonProblem),
  };
  return `${harmlessJson(JSON.stringify(json, undefined, 2))}\n`;
}
