import type { Check } from '../checks/check.ts';
import type { Evidence, Finding, Problem } from '../evaluate/finding.ts';
import { listedFindings, type Report } from '../evaluate/report.ts';
import { acceptedText } from './accepted-text.ts';
import { subjectText } from './subject.ts';
import { fileText } from './terminal/wording.ts';
import { xmlText } from './xml-text.ts';

/** What the JUnit report says of the run and cannot know from the findings. */
export interface JunitOptions {
  readonly durationMs: number;
  /** Whether what exceptions cover is listed too, as skipped tests. */
  readonly showSuppressed?: boolean;
}

/**
 * The report as JUnit XML (Jenkins' schema, which GitLab reads too): a suite for each file, in it a failed test for each
 * finding; a suite of the checks that found nothing, each a passed test; and one of what could not be looked at, each an
 * error. A test keeps its name when lines move, so that a server can tell new failures from known ones.
 */
export function* junitReport(report: Report, options: JunitOptions): Iterable<string> {
  const suites = suitesOf(report, options.showSuppressed ?? false);
  const seconds = (options.durationMs / 1000).toFixed(3);
  const total = tallyOf(suites.flatMap(({ cases }) => cases));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="Plimsoll" tests="${total.tests}" failures="${total.failures}" errors="${total.errors}" time="${seconds}">\n`;
  for (const { name, cases } of suites) {
    const { tests, failures, errors, skipped } = tallyOf(cases);
    yield `  <testsuite name="${xmlText(name)}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}">\n`;
    for (const one of cases) yield caseText(one);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** One test: what it is called, how it went, and what there is to say of it, line by line. */
interface Case {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly check: string;
  readonly name: string;
  readonly type: string;
  readonly message: string;
  readonly lines: readonly string[];
}

function suitesOf(report: Report, showSuppressed: boolean): readonly Suite[] {
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const inFiles = Map.groupBy(listedFindings(report, showSuppressed), ({ location }) => location.uri);
  const files = [...inFiles].map(([uri, findings]) => {
    const nameOf = makeNames();
    return {
      name: fileText(uri),
      cases: findings.map((finding) => findingCase(finding, checks.get(finding.check), nameOf)),
    };
  });
  const suites = [
    { name: 'not looked at', cases: unreadCases(report) },
    ...files,
    { name: 'cannot tell', cases: undecidedCases(report) },
    { name: 'nothing found', cases: passedCases(report) },
  ];
  return suites.filter(({ cases }) => cases.length > 0);
}

function findingCase(
  finding: Finding,
  check: Check | undefined,
  nameOf: (finding: Finding, title: string) => string,
): Case {
  const { severity, message, location, suppression, evidence } = finding;
  const name = nameOf(finding, check?.title ?? finding.check);
  const place = `${fileText(location.uri)}:${location.line}:${location.column}`;
  const lines = [
    place,
    message,
    ...evidence.map((one) => `see: ${evidenceText(one)}`),
    ...(check === undefined ? [] : [`why: ${check.why}`, `write: ${check.remedy}`]),
  ];
  const shared = { check: finding.check, name, type: severity, lines };
  return suppression === undefined
    ? { ...shared, outcome: 'failure', message: `${severity}: ${message}` }
    : { ...shared, outcome: 'skipped', message: `accepted ${acceptedText(suppression)}` };
}

function evidenceText({ text, uri, line }: Evidence): string {
  if (uri === undefined) return text;
  return `${uri}${line === undefined ? '' : `:${line}`}: ${text}`;
}

/** Names tests: the title and the resource, and only where a suite has two such the field too. */
function makeNames(): (finding: Finding, title: string) => string {
  const taken = new Set<string>();
  return ({ check, resource, field }, title) => {
    const plain = `${title}: ${subjectText(resource)}`;
    const named = taken.has(`${check} ${plain}`) ? `${plain}, ${field}` : plain;
    let name = named;
    for (let number = 2; taken.has(`${check} ${name}`); number++) name = `${named} (${number})`;
    taken.add(`${check} ${name}`);
    return name;
  };
}

/** What could not be looked at, and an interruption. */
function unreadCases({ coverage: { problems }, interrupted }: Report): readonly Case[] {
  const errors = problems.map((problem): Case => {
    const { code, message } = problem;
    return {
      outcome: 'error',
      check: code,
      name: placeOf(problem),
      type: code,
      message,
      lines: [placeOf(problem), message],
    };
  });
  const text = 'the scan was interrupted: what had not been reached was not looked at';
  const stopped: Case = {
    outcome: 'error',
    check: 'interrupted',
    name: 'interrupted',
    type: 'interrupted',
    message: text,
    lines: [text],
  };
  return interrupted ? [stopped, ...errors] : errors;
}

function placeOf({ uri, line, column }: Problem): string {
  return [uri === '' ? 'the scan' : fileText(uri), line, column]
    .filter((part) => part !== undefined)
    .join(':');
}

/** What checks on relations could not tell is neither a pass nor a failure. */
function undecidedCases({ coverage: { unknown } }: Report): readonly Case[] {
  return unknown.map(({ check, message, uri, line }) => ({
    outcome: 'skipped',
    check,
    name: `${fileText(uri)}:${line}: ${message}`,
    type: 'unknown',
    message,
    lines: [message],
  }));
}

/** The checks that looked at something and found nothing, not even something that is accepted or could not be told. */
function passedCases({ checks, findings, suppressed, coverage }: Report): readonly Case[] {
  if (coverage.resources === 0) return [];
  const spoke = new Set([...findings, ...suppressed, ...coverage.unknown].map(({ check }) => check));
  return checks
    .filter(({ id }) => !spoke.has(id))
    .map(({ id, title }) => ({
      outcome: 'passed',
      check: id,
      name: title,
      type: '',
      message: '',
      lines: [],
    }));
}

function caseText({ outcome, check, name, type, message, lines }: Case): string {
  const head = `    <testcase classname="plimsoll.${xmlText(check)}" name="${xmlText(name)}"`;
  switch (outcome) {
    case 'passed':
      return `${head}/>\n`;
    case 'skipped':
      return `${head}>\n      <skipped message="${xmlText(message)}"/>\n    </testcase>\n`;
    case 'failure':
    case 'error': {
      const text = lines.map(xmlText).join('\n');
      return `${head}>\n      <${outcome} type="${xmlText(type)}" message="${xmlText(message)}">${text}</${outcome}>\n    </testcase>\n`;
    }
  }
}

function tallyOf(
  cases: readonly Case[],
): Readonly<Record<'tests' | 'failures' | 'errors' | 'skipped', number>> {
  const tally = { tests: cases.length, failures: 0, errors: 0, skipped: 0 };
  for (const { outcome } of cases) {
    if (outcome === 'failure') tally.failures += 1;
    if (outcome === 'error') tally.errors += 1;
    if (outcome === 'skipped') tally.skipped += 1;
  }
  return tally;
}
