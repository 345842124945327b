import { catalogue } from '../policy/catalogue.ts';
import type { Control, EvidenceKind, Framework } from '../policy/frameworks/framework.ts';
import { isMet, subjectOf, whatShows, type Subject } from '../policy/frameworks/subjects.ts';
import type { Finding } from './finding.ts';
import type { Report } from './report.ts';

/**
 * How a control stands by what was scanned. `unseen` is every doubt: no check, evidence that lies elsewhere, input that
 * could not be read. Only what was looked at and found without fault is `passed`.
 */
export type ControlStatus = 'passed' | 'failed' | 'not-applicable' | 'unseen';

/** One control, judged. */
export interface ControlStanding {
  readonly control: Control;
  readonly status: ControlStatus;
  /** How many findings speak against it. */
  readonly findings: number;
  /** How many more do that an exception accepts; they keep it failed. */
  readonly accepted: number;
  /** Why it is not applicable, or cannot be seen. */
  readonly because?: string;
  /** What would be needed to see it, or the rest of it. */
  readonly needed?: string;
  /** What that would show. */
  readonly detail?: string;
}

/** How many controls of a framework stand how. */
export interface StandingSummary {
  readonly passed: number;
  /** Of the passed ones those of which a part lies beyond what manifests show. */
  readonly passedInPart: number;
  readonly failed: number;
  readonly notApplicable: number;
  readonly unseen: number;
}

/** A framework, judged: its controls in the order of the standard. */
export interface FrameworkStanding {
  readonly framework: Framework;
  readonly controls: readonly ControlStanding[];
  readonly summary: StandingSummary;
}

/** Judges a framework by a report. A control without a check is never passed, and none is while something was not read. */
export function standingOf(framework: Framework, report: Report): FrameworkStanding {
  const scan: Scan = {
    report,
    ran: new Set(report.checks.map(({ id }) => id)),
    findings: Map.groupBy(report.findings, ({ check }) => check),
    accepted: Map.groupBy(report.suppressed, ({ check }) => check),
    undecided: new Set(report.coverage.unknown.map(({ check }) => check)),
    unread: unreadText(report),
    scope: framework.scope,
  };
  const controls = framework.controls.map((control) => standingOfControl(control, scan));
  return { framework, controls, summary: summaryOf(controls) };
}

/** Findings by the id of their check. */
export type FindingsByCheck = ReadonlyMap<string, readonly Finding[]>;

/** What speaks against a control, check by check. */
export function findingsAgainst(
  { checks, spares = [] }: Pick<Control, 'checks' | 'spares'>,
  findings: FindingsByCheck,
): readonly Finding[] {
  return checks
    .flatMap((check) => findings.get(check) ?? [])
    .filter(({ resource: { kind, name, namespace } }) => {
      const place = kind === 'Namespace' ? name : namespace;
      return place === undefined || !spares.includes(place);
    });
}

interface Scan {
  readonly report: Report;
  readonly ran: ReadonlySet<string>;
  readonly findings: FindingsByCheck;
  readonly accepted: FindingsByCheck;
  readonly undecided: ReadonlySet<string>;
  /** What could not be read, as a sentence; `undefined` where everything was. */
  readonly unread: string | undefined;
  readonly scope: string | undefined;
}

function standingOfControl(control: Control, scan: Scan): ControlStanding {
  const findings = findingsAgainst(control, scan.findings).length;
  const accepted = findingsAgainst(control, scan.accepted).length;
  if (findings + accepted > 0) return { control, status: 'failed', findings, accepted };
  return { control, findings, accepted, ...withoutFindings(control, scan) };
}

type Judged = Pick<ControlStanding, 'status' | 'because' | 'needed' | 'detail'>;

function withoutFindings(control: Control, scan: Scan): Judged {
  const { checks, decided, rest } = control;
  if (checks.length === 0)
    return rest === undefined ? withoutCheck(control) : { status: 'unseen', needed: rest };
  const leftOut = checks.filter((id) => !scan.ran.has(id));
  if (leftOut.length > 0) {
    return unseen(
      `not all of its checks ran: ${quoted(leftOut)} was left out`,
      'a scan with all of its checks',
    );
  }
  if (scan.unread !== undefined)
    return unseen(scan.unread, 'a scan that reads all of it, or leaves it out by name');
  const undecided = checks.filter((id) => scan.undecided.has(id));
  if (undecided.length > 0) {
    return unseen(`${quoted(undecided)} could not tell everywhere`, 'what these manifests refer to');
  }
  const subjects = subjectsOf(checks);
  const { target, coverage } = scan.report;
  const absent = subjects.filter((subject) => !isMet(subject, coverage.met, target.parameters));
  const missing = whatShows(absent, coverage.met);
  if (absent.length === subjects.length && missing.length === 0 && rest === undefined) {
    return { status: 'not-applicable', because: absenceText(absent) };
  }
  const open = [...missing, rest ?? '', scan.scope ?? ''].filter((text) => text !== '').join('; ');
  const isLookedAt = missing.length === 0 && absent.length < subjects.length;
  const isDecided = scan.scope === undefined && (rest === undefined || decided === 'partly');
  if (!isLookedAt || !isDecided) return { status: 'unseen', needed: open };
  return decided === 'automated'
    ? { status: 'passed' }
    : { status: 'passed', needed: rest ?? restOf(control) };
}

/** What a control that is decided partly takes beside what manifests show. */
function restOf({ evidence }: Control): string {
  const others = evidence.filter((kind) => kind !== 'api-object' && kind !== 'kubelet-configz');
  return others.length === 0 ? 'a person’s statement on the rest' : evidenceNeeded(others);
}

function unseen(because: string, needed: string): Judged {
  return { status: 'unseen', because, needed };
}

const subjects: ReadonlyMap<string, Subject> = new Map(
  catalogue.map((check) => [check.id, subjectOf(check)]),
);

function subjectsOf(checks: readonly string[]): readonly Subject[] {
  return checks.flatMap((id) => subjects.get(id) ?? []);
}

/** What would show a control that no check answers, by the kinds of evidence that it takes. */
function withoutCheck({ evidence, how }: Control): Judged {
  return {
    status: 'unseen',
    needed: evidenceNeeded(evidence),
    ...(how === undefined ? {} : { detail: how }),
  };
}

/** Kinds of evidence as a thing that is needed. */
export function evidenceNeeded(evidence: readonly EvidenceKind[]): string {
  return evidence.map((kind) => evidenceText[kind]).join(', ');
}

/** All that is known of what would be needed; `undefined` where nothing is. */
export function neededText({ needed, detail }: ControlStanding): string | undefined {
  return needed === undefined || detail === undefined ? needed : `${needed}: ${detail}`;
}

const evidenceText: Readonly<Record<EvidenceKind, string>> = {
  'api-object': 'the objects of a running cluster',
  'kubelet-configz': 'the configuration of the kubelets',
  'node-file': 'the files of the nodes, with their mode and owner',
  'image-scan': 'a scan of the images',
  runtime: 'events of running containers',
  audit: 'audit events of a running cluster',
  attestation: 'a person’s statement',
};

function unreadText({ interrupted, coverage: { problems, templates } }: Report): string | undefined {
  if (interrupted) return 'the scan was interrupted';
  if (problems.length > 0) return `${counted(problems.length, 'place')} could not be looked at`;
  return templates > 0 ? `${counted(templates, 'template')} could not be read` : undefined;
}

function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** How many kinds a reason names before it says how many more there are. */
const namedKinds = 4;

function absenceText(absent: readonly Subject[]): string {
  const kinds = new Set(
    absent.flatMap((subject) => {
      if (subject.of === 'pods') return 'workload';
      return subject.of === 'kinds' ? subject.kinds.map((kind) => kind.split('.')[0] ?? kind) : [];
    }),
  );
  const names = [...kinds].toSorted();
  if (names.length > namedKinds) {
    const named = names.splice(0, namedKinds - 1).join(', ');
    return `no ${named} nor any of ${names.length} other kinds is among these manifests`;
  }
  const last = names.pop() ?? 'resource';
  return `no ${names.length === 0 ? last : `${names.join(', ')} or ${last}`} is among these manifests`;
}

function quoted(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ');
}

function summaryOf(controls: readonly ControlStanding[]): StandingSummary {
  const count = (status: ControlStatus): number =>
    controls.filter((control) => control.status === status).length;
  return {
    passed: count('passed'),
    passedInPart: controls.filter(({ status, needed }) => status === 'passed' && needed !== undefined).length,
    failed: count('failed'),
    notApplicable: count('not-applicable'),
    unseen: count('unseen'),
  };
}
