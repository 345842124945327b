import type { Exception, Subject } from '../model/exception.ts';
import type { Malformed } from '../model/fields.ts';
import { memoized } from '../model/memoized.ts';
import type { Pod } from '../model/pod.ts';
import { resourcesOf, type Resource } from '../model/resource.ts';
import type { ParsedDocument, Source } from '../parse/document.ts';
import { lineTable, type LineTable } from '../parse/line-table.ts';
import { parseSource } from '../parse/parse-source.ts';
import type { Met } from '../policy/frameworks/subjects.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import { customDocument, type CustomDocument } from './custom-documents.ts';
import { compareFindings, type Finding, type Problem } from './finding.ts';
import { commentExceptions, exceptionsIn, excuse, makeExcuser, subjectOf, type Excuser } from './excuse.ts';
import { identityOf, type ResourceIdentity } from './identity.ts';
import { judge, judgeDocument, type Failed, type Raised } from './judge.ts';
import { makeFindings, makeLocator, parseProblemAt, type Locator } from './locate.ts';
import { makeMeter, nothingMet, type Meter } from './met.ts';
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
  const making: Making = {
    source,
    lines,
    plan,
    meter: plan.byControl ? makeMeter() : undefined,
    findings: [],
    slim: [],
    custom: [],
    identities: [],
    owned: [],
    exceptions: [],
    problems: problems.map((problem) => parseProblemAt(problem, uri, lines)),
    comments: undefined,
    resources: 0,
  };
  for (const document of documents) examineDocument(document, making);
  const { findings, slim, custom, identities, owned, comments = [], resources } = making;
  if (findings.length > 1) findings.sort(compareFindings);
  return {
    uri,
    findings,
    slim,
    custom,
    identities,
    owned,
    exceptions: [...making.exceptions, ...comments],
    problems: making.problems,
    documents: documents.length,
    resources,
    templates,
    met: making.meter?.met() ?? nothingMet,
  };
}

/** An examination in the making. */
interface Making {
  readonly source: Source;
  readonly lines: LineTable;
  readonly plan: Plan;
  readonly meter: Meter | undefined;
  readonly findings: Finding[];
  readonly slim: SlimResource[];
  readonly custom: CustomDocument[];
  readonly identities: ResourceIdentity[];
  readonly owned: Owned[];
  readonly exceptions: Exception[];
  readonly problems: Problem[];
  /** What the comments of the source say to be accepted; read with the first resource. */
  comments: readonly Exception[] | undefined;
  /** How many resources have been examined. */
  resources: number;
}

function examineDocument(document: ParsedDocument, making: Making): void {
  const { source, lines, plan, custom } = making;
  const locator = makeLocator(document, lines, source.uri);
  const held = resourcesOf(document.value, source.uri);
  if (plan.readsDefinitions) {
    const slimDocument = customDocument(document, held, making.resources, source, lines);
    if (slimDocument !== undefined) custom.push(slimDocument);
  }
  const excusers = new Map<Resource, Excuser>();
  for (const resource of held) {
    const excuser = examineResource(resource, locator, making);
    if (excuser !== undefined) excusers.set(resource, excuser);
  }
  judgeAsWritten(document, held, { locator, excusers }, making);
}

/** Judges one resource, and keeps what relations need of it; gives what its findings are accepted by. */
function examineResource(resource: Resource, locator: Locator, making: Making): Excuser | undefined {
  const { source, lines, plan, findings, problems, resources: position } = making;
  making.comments ??= commentExceptions(source, lines, resource, plan.exceptions);
  making.resources += 1;
  const pods = plan.podsOf(resource);
  making.meter?.note(resource, pods.length > 0);
  const own = planOn(resource, plan);
  const written = exceptionsIn(resource, pods[0], position, locator, own.exceptions);
  for (const exception of written) making.exceptions.push(exception);
  const excuser = excuserOf(resource, [...written, ...making.comments], own);
  const { raised, failed } = judge(resource, pods, own);
  if (raised.length > 0) addFindings(raised, makeFindings(resource, locator, own), excuser, findings);
  for (const one of failed) problems.push(checkProblem(one, resource, locator));
  for (const malformed of unsaid(resource, raised, own)) {
    problems.push(typeProblem(malformed, source.uri, locator));
  }
  keep(resource, pods, { position, locator }, making);
  return excuser;
}

/** Keeps of a resource what is needed when all sources are examined. */
function keep(
  resource: Resource,
  pods: readonly Pod[],
  { position, locator }: { readonly position: number; readonly locator: Locator },
  { plan, slim, identities, owned }: Making,
): void {
  if (plan.snapshot.length > 0) {
    const subject = isPolicyPartial(plan) ? subjectIn(resource, plan) : undefined;
    const slimFormOf = plan.withFingerprints ? namedSlimOf : slimOf;
    slim.push(slimFormOf(resource, pods, locator, { position, subject }));
  }
  if (plan.forComparison) identities.push(identityOf(resource));
  const ownedResource = ownedOf(resource);
  if (ownedResource !== undefined) owned.push(ownedResource);
}

/** Asks the checks that look at a document as text; what they say is said of the resource that it lies in. */
function judgeAsWritten(
  document: ParsedDocument,
  held: readonly Resource[],
  { locator, excusers }: { readonly locator: Locator; readonly excusers: ReadonlyMap<Resource, Excuser> },
  { plan, findings, problems }: Making,
): void {
  const [first] = held;
  if (first === undefined) return;
  const own = planOn(first, plan);
  const { raised, failed } = judgeDocument(document, own);
  for (const one of failed) problems.push(checkProblem(one, first, locator));
  if (raised.length === 0) return;
  const makeFinding = memoized((resource: Resource) => makeFindings(resource, locator, own));
  const ownerOf = ownerFinder(held, first);
  for (const one of raised) {
    const owner = ownerOf(one.violation.at);
    findings.push(excuse(makeFinding(owner)(one), excusers.get(owner)));
  }
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
