import type { Check } from '../checks/check.ts';
import type { Evidence, Finding, ResourceRef } from '../evaluate/finding.ts';
import type { Suppression } from '../model/exception.ts';
import type { FindingFix, FixOf } from '../fix/shown/finding-fix.ts';
import { sarifArtifact, sarifLocation } from './sarif-location.ts';
import { sarifLevel } from './sarif-rules.ts';

/** Makes the function that gives a finding as SARIF's result; it is called once for each finding, in order. */
export function makeResults(
  checks: readonly Check[],
  prefix: string,
  fixOf: FixOf = () => undefined,
): (finding: Finding) => object {
  const indexes = new Map(checks.map((check, index) => [check.id, index]));
  const occurrenceOf = makeOccurrences();
  return (finding) => {
    const { check, severity, location, field, fingerprint, evidence } = finding;
    const ruleIndex = indexes.get(check);
    const fix = fixOf(finding);
    const related = evidence.flatMap((one, index) => relatedLocation(one, index + 1, prefix));
    return {
      ruleId: check,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: sarifLevel(severity),
      message: { text: messageOf(finding) },
      locations: [
        { ...sarifLocation(location, prefix), logicalLocations: [logicalLocation(finding.resource)] },
      ],
      ...(related.length === 0 ? {} : { relatedLocations: related }),
      ...(fix === undefined ? {} : { fixes: [sarifFix(fix, prefix)] }),
      partialFingerprints: {
        primaryLocationLineHash: `${fingerprint}:${occurrenceOf(finding)}`,
        'plimsoll/v1': fingerprint,
      },
      ...(finding.suppression === undefined ? {} : { suppressions: [suppressionOf(finding.suppression)] }),
      properties: { severity, field },
    };
  };
}

/** A fix, file by file. What is deleted may be an empty region: then the text is only inserted. */
function sarifFix({ kind, verify, edits }: FindingFix, prefix: string): object {
  const unsafe = 'It may change how the application behaves';
  return {
    description: {
      text: withoutLinks(
        kind === 'safe'
          ? 'Safe fix: it cannot change how a working application behaves'
          : `Unsafe fix: ${verify ?? unsafe}`,
      ),
    },
    artifactChanges: [...Map.groupBy(edits, ({ uri }) => uri)].map(([uri, some]) => ({
      artifactLocation: sarifArtifact(uri, prefix),
      replacements: some.map(({ region, new: text }) => ({
        deletedRegion: {
          startLine: region.line,
          startColumn: region.column,
          endLine: region.endLine,
          endColumn: region.endColumn,
        },
        ...(text === '' ? {} : { insertedContent: { text } }),
      })),
    })),
  };
}

/** SARIF tells what stands in the file itself from what stands elsewhere. */
function suppressionOf({ kind, source, reason, owner, until }: Suppression): object {
  const isInline = kind === 'annotation' || kind === 'label' || kind === 'comment';
  const properties = {
    form: kind,
    source,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  };
  return {
    kind: isInline ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason === undefined ? {} : { justification: reason }),
    properties,
  };
}

/** GitHub takes two results with equal fingerprints in one file for one alert, so equal ones are numbered. */
function makeOccurrences(): (finding: Finding) => number {
  const seen = new Map<string, number>();
  return ({ check, fingerprint, location }) => {
    const key = `${check}\n${fingerprint}\n${location.uri}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count;
  };
}

/** The message, and the evidence that has no place of its own; text from outside must not become a link. */
function messageOf({ message, evidence }: Finding): string {
  const unplaced = evidence.filter(({ uri }) => uri === undefined).map(({ text }) => text);
  return withoutLinks([message, ...unplaced].join('\n'));
}

function relatedLocation({ text, uri, line }: Evidence, id: number, prefix: string): readonly object[] {
  if (uri === undefined) return [];
  return [{ id, ...sarifLocation({ uri, line }, prefix), message: { text: withoutLinks(text) } }];
}

function withoutLinks(text: string): string {
  return text.replaceAll('](', '\\](');
}

function logicalLocation({ apiVersion, kind, namespace, name, container }: ResourceRef): object {
  const path = [apiVersion, kind, namespace, name, container].filter((part) => part !== undefined);
  return {
    name: container ?? name,
    fullyQualifiedName: path.join('/'),
    kind: container === undefined ? 'resource' : 'container',
  };
}
