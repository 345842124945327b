import type { Finding } from '../evaluate/finding.ts';
import type { FixOf } from '../fix/shown/finding-fix.ts';
import { listedFindings, type Report } from '../evaluate/report.ts';
import type { FrameworkStanding } from '../evaluate/standing.ts';
import { makeResults } from './sarif-result.ts';
import { sarifRules } from './sarif-rules.ts';
import { sarifLocation } from './sarif-location.ts';
import { ruleRelationships, sarifTaxonomies, supportedTaxonomies } from './sarif-taxonomies.ts';
import { harmlessJson } from './visible.ts';
import { worstFirst } from './worst-first.ts';

/** What the SARIF log says of the run and cannot know from the findings. */
export interface SarifOptions {
  readonly toolVersion: string;
  /** The path from the repository's root to the folder that uris are relative to; empty where they are the same. */
  readonly prefix: string;
  /** Whether what exceptions cover is listed too, marked as suppressed. */
  readonly showSuppressed?: boolean;
  /** The frameworks that a report by control was asked for; they become its taxonomies. */
  readonly standings?: readonly FrameworkStanding[];
  readonly fixOf?: FixOf;
}

/** GitHub refuses more results than this in one run. */
const mostResults = 25_000;

/** A SARIF 2.1.0 log with one run: the rules that ran, then one chunk for each result, the worst first. */
export function* sarifReport(report: Report, options: SarifOptions): Iterable<string> {
  const all = listedFindings(report, options.showSuppressed ?? false);
  const ordered = worstFirst(all);
  const listed = ordered.slice(0, mostResults);
  const head = JSON.stringify(runOf(report, ordered.slice(mostResults), options), undefined, 2);
  const run = head.replaceAll('\n', '\n    ').slice(0, -'\n    }'.length);
  yield `{\n  "$schema": "${schema}",\n  "version": "2.1.0",\n  "runs": [\n    `;
  yield harmlessJson(`${run},\n      "results": [`);
  const resultOf = makeResults(report.checks, options.prefix, options.fixOf);
  let separator = '\n        ';
  for (const finding of listed) {
    const json = JSON.stringify(resultOf(finding), undefined, 2).replaceAll('\n', '\n        ');
    yield harmlessJson(separator + json);
    separator = ',\n        ';
  }
  yield listed.length === 0 ? ']\n    }\n  ]\n}\n' : '\n      ]\n    }\n  ]\n}\n';
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

function runOf(
  report: Report,
  cut: readonly Finding[],
  { toolVersion, prefix, standings = [] }: SarifOptions,
): object {
  const { checks, coverage, target, interrupted } = report;
  const { files, documents, resources, templates } = coverage;
  return {
    tool: {
      driver: {
        name: 'Plimsoll',
        semanticVersion: toolVersion,
        rules: sarifRules(checks, ruleRelationships(standings)),
        ...(standings.length === 0 ? {} : { supportedTaxonomies: supportedTaxonomies(standings) }),
      },
    },
    ...(standings.length === 0 ? {} : { taxonomies: sarifTaxonomies(standings) }),
    invocations: [
      {
        executionSuccessful: !interrupted && coverage.problems.length === 0,
        toolExecutionNotifications: notifications(report, cut, prefix),
      },
    ],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository' } } },
    columnKind: 'utf16CodeUnits',
    properties: {
      kubernetesVersion: `1.${target.minor}`,
      coverage: { files, documents, resources, templates, checks: coverage.checks },
      suppressed: report.suppressed.length,
    },
  };
}

function notifications(report: Report, cut: readonly Finding[], prefix: string): readonly object[] {
  const { problems, templates, unknown } = report.coverage;
  const said = problems.map(({ code, uri, line, column, message }) => ({
    level: 'error',
    descriptor: { id: code },
    message: { text: message },
    ...(uri === '' ? {} : { locations: [sarifLocation({ uri, line, column }, prefix)] }),
  }));
  const undecided = unknown.map(({ check, message, uri, line }) => ({
    level: 'note',
    descriptor: { id: 'unknown' },
    associatedRule: { id: check },
    message: { text: message },
    locations: [sarifLocation({ uri, line }, prefix)],
  }));
  const more: object[] = [];
  if (report.interrupted)
    more.push(
      remark('interrupted', 'error', 'The scan was interrupted: what was not reached is not in this report'),
    );
  if (cut.length > 0) more.push(remark('results-cut', 'warning', cutText(report.findings.length, cut)));
  if (templates > 0)
    more.push(remark('templates', 'note', `Templates that are no YAML and were not read: ${templates}`));
  return [...more, ...said, ...undecided];
}

function remark(id: string, level: string, text: string): object {
  return { level, descriptor: { id }, message: { text } };
}

function cutText(total: number, cut: readonly Finding[]): string {
  const worst = cut[0]?.severity ?? 'info';
  return `Only the worst ${mostResults} of ${total} results are listed; the ${cut.length} that were left out are of severity ${worst} or milder`;
}
