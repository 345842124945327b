import type { ExceptionCheck } from '../checks/check.ts';
import type { Exception, JudgedException } from '../model/exception.ts';
import type { Finding, Problem } from './finding.ts';
import { standing, statedException } from './excuse.ts';
import { fingerprint } from './fingerprint.ts';
import { refOf } from './locate.ts';
import type { Plan } from './plan.ts';

/** What the checks on exceptions gave: findings where the exceptions are written. */
interface Outcome {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Runs the checks on exceptions, once it is known which of them cover a finding. */
export function judgeExceptions(written: readonly Exception[], all: readonly Finding[], plan: Plan): Outcome {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const exceptions = [...written, ...plan.exceptions.stated.map(statedException)];
  if (plan.exception.length === 0 || exceptions.length === 0) return { findings, problems };
  const used = new Set(all.flatMap(({ suppression }) => suppression?.exception ?? []));
  for (const exception of exceptions) {
    const judged = {
      exception,
      ...standing(exception, plan),
      isAsked: exception.checks === undefined || exception.checks.some((id) => plan.runs(id)),
      isUsed: used.has(exception.id),
    };
    for (const check of plan.exception) ask(check, judged, plan, { findings, problems });
  }
  return { findings, problems };
}

/** Asks one check about one exception; a check that throws is a bug of ours, never a silent pass. */
function ask(
  check: ExceptionCheck,
  judged: JudgedException,
  plan: Plan,
  { findings, problems }: { readonly findings: Finding[]; readonly problems: Problem[] },
): void {
  try {
    const message = check.evaluate(judged);
    if (message !== undefined) findings.push(findingOf(check, message, judged, plan));
  } catch (error) {
    const cause = `check \`${check.id}\` failed on an exception: ${String(error)}; this is a bug in Plimsoll`;
    problems.push({ code: 'check-failed', uri: judged.exception.location.uri, message: cause });
  }
}

function findingOf(
  check: ExceptionCheck,
  message: string,
  { exception }: JudgedException,
  plan: Plan,
): Finding {
  const { location, at, on, checks, container } = exception;
  const kindName = `${on.kind} ${on.apiVersion}`;
  const identity = { kindName, namespace: on.namespace, name: on.name };
  const path = `${exception.written} ${checks?.join() ?? ''} ${container ?? ''}`.trimEnd();
  return {
    check: check.id,
    severity: plan.severityOf(check),
    message,
    resource: refOf(on),
    location,
    field: at,
    evidence: [],
    fingerprint: plan.withFingerprints ? fingerprint(check.id, identity, path) : '',
    ...(plan.forComparison ? { path } : {}),
  };
}
