import type {
  Exception,
  ObjectName,
  Standing,
  Subject,
  Suppression,
  WrittenException,
} from '../model/exception.ts';
import type { Pod } from '../model/pod.ts';
import type { Resource } from '../model/resource.ts';
import { tokensOf } from '../model/pointer.ts';
import { pathFrom } from '../model/relative-path.ts';
import type { LineTable } from '../parse/line-table.ts';
import { exceptionsOn } from '../policy/exceptions/written-on.ts';
import { kicsExceptions, kicsWord } from '../policy/exceptions/foreign/kics.ts';
import { standingOf } from '../policy/exceptions/standing.ts';
import { matchesName } from '../policy/glob.ts';
import { isMeant } from '../policy/match.ts';
import type { Finding } from './finding.ts';
import type { Locator } from './locate.ts';
import type { ExceptionPlan, Plan } from './plan.ts';

/** What decides which settings and which exceptions a resource is under. */
export function subjectOf(
  resource: Pick<Resource, 'uri' | 'kind' | 'name' | 'namespace'> & {
    readonly labels: ReadonlyMap<string, string>;
  },
  { prefix, namespaceLabels }: ExceptionPlan,
): Subject {
  const { uri, kind, name, labels } = resource;
  // A Namespace lies in itself: who means the namespace means it too.
  const namespace = kind === 'Namespace' ? name : resource.namespace;
  return {
    path: pathFrom(prefix, uri.replace(variant, '')),
    kind,
    name,
    namespace,
    labels,
    namespaceLabels: namespace === undefined ? undefined : namespaceLabels.get(namespace),
  };
}

/** What the uri of a template has at its end where a chart is rendered in several ways: paths mean the file. */
const variant = /(?<=\.(?:ya?ml|json|tpl|txt))#[^/]+$/u;

/** The exceptions that are written on a resource, with their places. */
export function exceptionsIn(
  resource: Resource,
  pod: Pod | undefined,
  position: number,
  locator: Locator,
  { rules }: ExceptionPlan,
): readonly Exception[] {
  const written = exceptionsOn(resource, pod, rules);
  if (written.length === 0) return none;
  const { uri, apiVersion, kind, namespace, name } = resource;
  return written.map((exception, index) => ({
    ...exception,
    id: `${uri}#${position}.${index}`,
    location: locator.locate(exception.at),
    on: { apiVersion, kind, namespace, name },
    resource: position,
  }));
}

const none: readonly Exception[] = [];

/** The exceptions in the comments of a source; `on` is the object that such a finding is said of. */
export function commentExceptions(
  source: { readonly uri: string; readonly text: string },
  lines: LineTable,
  on: ObjectName,
  { rules }: ExceptionPlan,
): readonly Exception[] {
  if (!rules.isForeignHonoured || !source.text.includes(kicsWord)) return none;
  const { uri, text } = source;
  return kicsExceptions(text).map(({ line, written, checks, lines: covered }, index) => {
    const end = lines.positionOf(Math.max(lines.offsetOf(line), lines.offsetOf(line + 1) - 1));
    return {
      kind: 'comment',
      source: 'kics',
      written,
      at: '',
      checks,
      id: `${uri}#comment.${index}`,
      location: { uri, line, column: 1, endLine: line, endColumn: Math.max(end.column, 2), pointer: '' },
      on,
      lines: covered,
    };
  });
}

/** Finds the exception that covers a finding of one resource. */
export type Excuser = (finding: Finding) => Suppression | undefined;

/** An exception that counts, and what a finding is told by it. */
interface Holding {
  readonly exception: Exception;
  readonly suppression: Suppression;
}

/**
 * Makes the excuser for the findings of a resource that starts at a pointer; `undefined` where no exception that
 * counts is about it.
 */
export function makeExcuser(
  exceptions: readonly Exception[],
  subject: Subject,
  at: string,
  plan: Pick<Plan, 'exceptions' | 'target'>,
): Excuser | undefined {
  const { rules, stated } = plan.exceptions;
  const holding: readonly Holding[] = [...exceptions, ...statedFor(stated, subject)]
    .filter((exception) => standingOf(exception, rules, plan.target.today).standing === 'holds')
    .map((exception) => ({ exception, suppression: suppressionOf(exception) }));
  if (holding.length === 0) return undefined;
  return (finding) => holding.find(({ exception }) => covers(exception, finding, at))?.suppression;
}

/** A finding with the exception that covers it, if there is one. */
export function excuse(finding: Finding, excuser: Excuser | undefined): Finding {
  const suppression = excuser?.(finding);
  return suppression === undefined ? finding : { ...finding, suppression };
}

function statedFor(stated: ExceptionPlan['stated'], subject: Subject): readonly Exception[] {
  return stated.flatMap((exception, index) =>
    exception.when === undefined || isMeant(exception.when, subject) ? statedException(exception, index) : [],
  );
}

/** An exception of a policy or of another tool's file, as one of the scan. */
export function statedException(exception: ExceptionPlan['stated'][number], index: number): Exception {
  const { uri } = exception.location;
  return {
    ...exception,
    id: `stated.${index}`,
    on: { apiVersion: 'plimsoll.dev/v1', kind: 'Policy', namespace: undefined, name: uri },
  };
}

function covers(exception: Exception, finding: Finding, at: string): boolean {
  const { checks, container, field, lines } = exception;
  return (
    (checks === undefined || checks.includes(finding.check)) &&
    (container === undefined ||
      (finding.resource.container !== undefined && matchesName(container, finding.resource.container))) &&
    (field === undefined || isField(field, finding.field.slice(at.length))) &&
    (lines === undefined || (finding.location.line >= lines.first && finding.location.line <= lines.last))
  );
}

/** Whether a pointer is the one that is written or lies below it; `*` stands for any token. */
function isField(written: string, pointer: string): boolean {
  const tokens = tokensOf(pointer);
  return tokensOf(written).every((token, index) =>
    token === '*' ? index < tokens.length : token === tokens[index],
  );
}

function suppressionOf({ kind, source, reason, owner, until, id }: Exception): Suppression {
  return {
    kind,
    source,
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
    exception: id,
  };
}

/** How an exception stands under a plan. */
export function standing(
  exception: WrittenException,
  plan: Pick<Plan, 'exceptions' | 'target'>,
): { readonly standing: Standing; readonly because: string } {
  return standingOf(exception, plan.exceptions.rules, plan.target.today);
}
