import type { Exception, Subject } from '../model/exception.ts';
import type { Malformed } from '../model/fields.ts';
import { memoized } from '../model/memoized.ts';
import { resourcesOf, type Resource } from '../model/resource.ts';
import type { Source } from '../parse/document.ts';
import { lineTable } from '../parse/line-table.ts';
import { parseSource } from '../parse/parse-source.ts';
import type { Met } from '../policy/frameworks/subjects.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import { customDocument, type CustomDocument } from './custom-documents.ts';
import { compareFindings, type Finding, type Problem } from './finding.ts';
import { commentExceptions, exceptionsIn, excuse, makeExcuser, subjectOf, type Excuser } from './excuse.ts';
import { identityOf, type ResourceIdentity } from './identity.ts';
import { judge, judgeDocument, type Failed, type Raised } from './judge.ts';
import { makeFindings, makeLocator, parseProblemAt, type Locator } from './locate.ts';
import { makeMeter, nothingMet } from './met.ts';
import { ownedOf, type Owned } from './owners.ts';
import type { Plan } from './plan.ts';
import { namedSlimOf } from './slim-names.ts';
import { slimOf } from './slim-of.ts';

/** What one source gave by itself: findings, what relations need, and what could not be read. */
export interface Examination {
  readonly uri: string;
  readonly findings: readonly Finding[];
  readonly slim: readonly SlimResource[];
  /** Who the resources are, where the scan is to be compared with another; else empty. */
  readonly identities: readonly ResourceIdentity[];
  /** What is read again where a custom resource and the definition of its kind meet. */
  readonly custom: readonly CustomDocument[];
  /** The resources that say who answers for them. */
  readonly owned: readonly Owned[];
  /** What is written in the source to be accepted. */
  readonly exceptions: readonly Exception[];
  readonly problems: readonly Problem[];
  readonly documents: number;
  readonly resources: number;
  readonly templates: number;
  /** What kinds of things are in it, where controls are judged. */
  readonly met: Met;
}

/** Parses one source and judges each of its resources by itself. Total on any text; deterministic. */
export function examine(source: Source, plan: Plan): Examination {
  const { uri } = source;
  const { documents, problems, templates } = parseSource(source);
  const lines = lineTable(source.text);
  const findings: Finding[] = [];
  const slim: SlimResource[] = [];
  const custom: CustomDocument[] = [];
  const identities: ResourceIdentity[] = [];
  const owned: Owned[] = [];
  const slimFormOf = plan.withFingerprints ? namedSlimOf : slimOf;
  const exceptions: Exception[] = [];
  const trouble: Problem[] = problems.map((problem) => parseProblemAt(problem, uri, lines));
  const meter = plan.byControl ? makeMeter() : undefined;
  let comments: readonly Exception[] | undefined;
  let resources = 0;
  for (const document of documents) {
    const locator = makeLocator(document, lines, uri);
    const held = resourcesOf(document.value, uri);
    if (plan.readsDefinitions) {
      const slimDocument = customDocument(document, held, resources, source, lines);
      if (slimDocument !== undefined) custom.push(slimDocument);
    }
    const excusers = new Map<Resource, Excuser>();
    for (const resource of held) {
      comments ??= commentExceptions(source, lines, resource, plan.exceptions);
      const pods = plan.podsOf(resource);
      meter?.note(resource, pods.length > 0);
      const own = planOn(resource, plan);
      const written = exceptionsIn(resource, pods[0], resources, locator, own.exceptions);
      const excuser = excuserOf(resource, [...written, ...comments], own);
      if (excuser !== undefined) excusers.set(resource, excuser);
      for (const exception of written) exceptions.push(exception);
      const { raised, failed } = judge(resource, pods, own);
      if (raised.length > 0) addFindings(raised, makeFindings(resource, locator, own), excuser, findings);
      for (const one of failed) trouble.push(checkProblem(one, resource, locator));
      if (plan.snapshot.length > 0) {
        const subject = isPolicyPartial(plan) ? subjectIn(resource, plan) : undefined;
        slim.push(slimFormOf(resource, pods, locator, { position: resources, subject }));
      }
      for (const malformed of unsaid(resource, raised, own))
        trouble.push(typeProblem(malformed, uri, locator));
      if (plan.forComparison) identities.push(identityOf(resource));
      const ownedResource = ownedOf(resource);
      if (ownedResource !== undefined) owned.push(ownedResource);
      resources += 1;
    }
    const [first] = held;
    if (first === undefined) continue;
    const own = planOn(first, plan);
    const { raised, failed } = judgeDocument(document, own);
    if (raised.length > 0) {
      const makeFinding = memoized((resource: Resource) => makeFindings(resource, locator, own));
      const ownerOf = ownerFinder(held, first);
      for (const one of raised) {
        const owner = ownerOf(one.violation.at);
        findings.push(excuse(makeFinding(owner)(one), excusers.get(owner)));
      }
    }
    for (const one of failed) trouble.push(checkProblem(one, first, locator));
  }
  if (findings.length > 1) findings.sort(compareFindings);
  for (const comment of comments ?? []) exceptions.push(comment);
  return {
    uri,
    findings,
    slim,
    custom,
    identities,
    owned,
    exceptions,
    problems: trouble,
    documents: documents.length,
    resources,
    templates,
    met: meter?.met() ?? nothingMet,
  };
}

/** Whether what holds for a resource depends on where and what it is. */
function isPolicyPartial({ planFor, exceptions }: Plan): boolean {
  return planFor !== undefined || exceptions.stated.length > 0;
}

/** The plan for a resource, which a policy may make depend on where and what it is. */
export function planOn(resource: Resource, plan: Plan): Plan {
  return plan.planFor === undefined ? plan : plan.planFor(subjectIn(resource, plan));
}

/** What decides which settings and which exceptions a resource is under. */
export function subjectIn(resource: Resource, plan: Plan): Subject {
  const labels = resource.metadata?.stringMap('labels') ?? noLabels;
  const { uri, kind, name, namespace } = resource;
  return subjectOf({ uri, kind, name, namespace, labels }, plan.exceptions);
}

const noLabels: ReadonlyMap<string, string> = new Map();

function excuserOf(resource: Resource, exceptions: readonly Exception[], plan: Plan): Excuser | undefined {
  if (exceptions.length === 0 && plan.exceptions.stated.length === 0) return undefined;
  return makeExcuser(exceptions, subjectIn(resource, plan), resource.at, plan);
}

function addFindings(
  raised: readonly Raised[],
  make: (one: Raised) => Finding,
  excuser: Excuser | undefined,
  findings: Finding[],
): void {
  for (const one of raised) findings.push(excuser === undefined ? make(one) : excuse(make(one), excuser));
}

/** Finds the resource of a document that a pointer leads into; what lies outside all of them is said of the first. */
function ownerFinder(held: readonly Resource[], first: Resource): (pointer: string) => Resource {
  const byPointer = new Map(held.map((resource) => [resource.at, resource]));
  const longest = held.reduce((length, { at }) => Math.max(length, at.length), 0);
  return (pointer) => {
    let at = pointer.length <= longest ? pointer : pointer.slice(0, pointer.lastIndexOf('/', longest));
    while (at !== '' && !byPointer.has(at)) at = at.slice(0, at.lastIndexOf('/'));
    return byPointer.get(at) ?? first;
  };
}

/**
 * The fields of a wrong type of which no check on schemas says that the API server refuses them; where a level is judged,
 * all of them, for there no finding means that every pod was judged.
 */
function unsaid({ malformed }: Resource, raised: readonly Raised[], { target }: Plan): Iterable<Malformed> {
  if (malformed.size === 0 || target.level !== undefined) return malformed.values();
  const said = new Set(
    raised.filter(({ check }) => check.on === 'schema').map(({ violation }) => violation.at),
  );
  return [...malformed.values()].filter(({ at }) => !said.has(at));
}

function typeProblem({ at, expected, found }: Malformed, uri: string, locator: Locator): Problem {
  const { line, column } = locator.locate(at);
  const isUnquoted = expected === 'a string' && (found === 'a boolean' || found === 'a number');
  const advice = isUnquoted ? '; put it in quotes' : '';
  const message = `\`${at}\` is ${found} where the API server takes ${expected}, so it could not be judged${advice}`;
  return { code: 'wrong-type', uri, line, column, message };
}

/** A check that failed on a resource, as a problem. */
export function checkProblem({ check, cause }: Failed, resource: Resource, locator: Locator): Problem {
  const { line, column } = locator.locate(resource.at);
  const message = `check \`${check.id}\` failed on ${resource.kind} \`${resource.name}\`: ${cause}; this is a bug in Plimsoll`;
  return { code: 'check-failed', uri: resource.uri, line, column, message };
}
