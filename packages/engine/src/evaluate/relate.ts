import type { SnapshotCheck, Violation } from '../checks/check.ts';
import type { Location } from '../model/location.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import { takeSnapshot } from '../snapshot/snapshot.ts';
import type { Evidence, Finding, Problem } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { note, type Raised } from './judge.ts';
import { refOf } from './locate.ts';
import type { Plan } from './plan.ts';

/** What the relations between resources gave, in the order of the resources. */
export interface Relation {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Runs the checks on relations over the slim resources of all sources. */
export function relate(resources: readonly SlimResource[], plan: Plan): Relation {
  const snapshot = takeSnapshot(resources);
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const slim of plan.snapshot.length === 0 ? [] : resources) {
    const raised: Raised[] = [];
    for (const check of plan.snapshot) {
      if (check.kinds.length > 0 && !check.kinds.includes(slim.kindName)) continue;
      try {
        note(raised, check, check.evaluate(slim, snapshot, plan.target), undefined);
      } catch (error) {
        problems.push(failure(check, slim, String(error)));
      }
    }
    for (const one of raised) findings.push(findingOf(one, slim, plan));
  }
  return { findings, problems };
}

function findingOf({ check, violation }: Raised, slim: SlimResource, plan: Plan): Finding {
  return {
    check: check.id,
    severity: check.severity,
    message: violation.message,
    resource: refOf(slim, violation.container),
    location: placeOf(slim, violation.at),
    field: violation.at,
    evidence: (violation.evidence ?? []).map((evidence) => evidenceOf(evidence, slim)),
    fingerprint: plan.withFingerprints ? fingerprint(check.id, slim, violation.at.slice(slim.at.length)) : '',
  };
}

function evidenceOf({ text, at }: NonNullable<Violation['evidence']>[number], slim: SlimResource): Evidence {
  return at === undefined ? { text } : { text, uri: slim.uri, line: placeOf(slim, at).line };
}

/** The place of a field, or of its nearest ancestor that the slim form kept. */
function placeOf(slim: SlimResource, at: string): Location {
  for (
    let pointer = at;
    pointer.length > slim.at.length;
    pointer = pointer.slice(0, pointer.lastIndexOf('/'))
  ) {
    const place = slim.places.get(pointer);
    if (place !== undefined) return place;
  }
  return (
    slim.places.get(slim.at) ?? {
      uri: slim.uri,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      pointer: slim.at,
    }
  );
}

function failure(check: SnapshotCheck, slim: SlimResource, cause: string): Problem {
  const message = `check \`${check.id}\` failed on ${slim.kind} \`${slim.name}\`: ${cause}; this is a bug in Plimsoll`;
  return { code: 'check-failed', uri: slim.uri, message };
}
