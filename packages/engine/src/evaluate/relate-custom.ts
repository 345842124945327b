import type { Exception } from '../model/exception.ts';
import type { Pod } from '../model/pod.ts';
import { podsOf } from '../model/pods.ts';
import { kindNameOf, resourcesOf, type KindName, type Resource } from '../model/resource.ts';
import { onlyLooksLikePods } from '../model/unlike-pods.ts';
import { lineTable } from '../parse/line-table.ts';
import { parseSource } from '../parse/parse-source.ts';
import { customVerdict, type CustomVerdict } from '../schema/custom/custom-verdict.ts';
import { definitionIn, type CustomDefinition } from '../schema/custom/definition.ts';
import { podsBySchema } from '../schema/custom/pods-by-schema.ts';
import { isSimilar } from '../schema/unserved-kind.ts';
import type { CustomDocument } from './custom-documents.ts';
import { excuse, makeExcuser } from './excuse.ts';
import type { Finding, NamedObject, Problem, Undecided } from './finding.ts';
import { judgeFaults, judgePods, type Judgement } from './judge.ts';
import { makeFindings, makeLocator, type Locator } from './locate.ts';
import { checkProblem, planOn, subjectIn } from './examine.ts';
import type { Plan } from './plan.ts';

/** What comparing custom resources with their definitions gave. */
interface CustomRelation {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly unknown: readonly Undecided[];
}

/** A resource that was read again, and where it stands. */
interface Placed {
  readonly resource: Resource;
  readonly position: number;
  readonly locator: Locator;
}

/** Compares the custom resources of all sources with the definitions of their kinds, where those are among the sources. */
export function relateCustom(
  documents: readonly CustomDocument[],
  plan: Plan,
  exceptionsIn: (uri: string) => readonly Exception[],
): CustomRelation {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const unknown: Skips = new Map();
  const definitions = definitionsFor(documents, problems);
  for (const document of definitions.size === 0 ? [] : documents) {
    if (!document.holds.some((kindName) => definitions.has(kindName))) continue;
    for (const placed of readAgain(document, problems)) {
      const defined = definitions.get(kindNameOf(placed.resource));
      if (defined === undefined) continue;
      const add = (judge: (own: Plan) => Judgement): void =>
        addFindings(judge, placed, plan, exceptionsIn, { findings, problems });
      if (plan.withEmbeddedPods) add((own) => judgePods(podsByDefinition(placed.resource, defined), own));
      if (plan.schema.length === 0) continue;
      const verdict = leastFaulty(placed.resource, defined, plan);
      noteSkipped(verdict, placed, defined, { unknown, plan });
      noteCut(verdict, placed, problems);
      if (verdict.faults.length > 0) add((own) => judgeFaults(verdict, placed.resource, undefined, own));
    }
  }
  if (plan.schema.length > 0) addMisspelt(documents, plan, exceptionsIn, { findings, problems });
  return { findings, problems, unknown: [...unknown.values()] };
}

/** A kind that no definition brings, in a group of which there are definitions, one of a kind that is written nearly so. */
function addMisspelt(
  documents: readonly CustomDocument[],
  plan: Plan,
  exceptionsIn: (uri: string) => readonly Exception[],
  found: { readonly findings: Finding[]; readonly problems: Problem[] },
): void {
  const defining = new Map(
    documents.flatMap(({ uri, defines }) => defines.map((kindName) => [kindName, uri])),
  );
  if (defining.size === 0) return;
  for (const document of documents) {
    if (document.holds.every((kindName) => nearKind(kindName, defining) === undefined)) continue;
    for (const placed of readAgain(document, found.problems)) {
      const { resource } = placed;
      const near = nearKind(kindNameOf(resource), defining);
      if (near === undefined) continue;
      const source = { kind: 'definition', kindName: near, uri: defining.get(near) ?? '' } as const;
      const meant = { apiVersion: resource.apiVersion, kind: near.slice(0, near.indexOf('.')) };
      const fault = { kind: 'unserved-kind', at: `${resource.at}/kind`, since: undefined, meant } as const;
      addFindings(
        (own) => judgeFaults({ source, faults: [fault] }, resource, undefined, own),
        placed,
        plan,
        exceptionsIn,
        found,
      );
    }
  }
}

function nearKind(kindName: KindName, defining: ReadonlyMap<KindName, string>): KindName | undefined {
  if (defining.has(kindName)) return undefined;
  const dot = kindName.indexOf('.');
  const group = kindName.slice(dot);
  const kinds = [...defining.keys()].filter((known) => known.slice(known.indexOf('.')) === group);
  return kinds.find((known) => isSimilar(kindName.slice(0, dot), known.slice(0, -group.length)));
}

interface PlacedDefinition {
  readonly definition: CustomDefinition;
  readonly line: number;
}

/** The definitions of the kinds of which there are resources. */
function definitionsFor(
  documents: readonly CustomDocument[],
  problems: Problem[],
): ReadonlyMap<KindName, readonly PlacedDefinition[]> {
  const held = new Set(documents.flatMap(({ holds }) => holds));
  const definitions = new Map<KindName, PlacedDefinition[]>();
  for (const document of documents) {
    if (!document.defines.some((kindName) => held.has(kindName))) continue;
    for (const { resource, locator } of readAgain(document, problems)) {
      const definition = definitionIn(resource);
      if (definition === undefined || !held.has(definition.kindName)) continue;
      const known = definitions.get(definition.kindName) ?? [];
      known.push({ definition, line: locator.locate(resource.at).line });
      definitions.set(definition.kindName, known);
    }
  }
  return definitions;
}

/** The resources of a document from its text, at the places that they have in its source. */
function readAgain(document: CustomDocument, problems: Problem[]): readonly Placed[] {
  const { uri, text, line, column, position } = document;
  const { documents } = parseSource({ uri, text });
  const [read] = documents;
  if (read === undefined || documents.length > 1) {
    const message = 'a document could not be read a second time; this is a bug in Plimsoll';
    problems.push({ code: 'check-failed', uri, line, column, message });
    return [];
  }
  const locator = shifted(makeLocator(read, lineTable(text), uri), document);
  return resourcesOf(read.value, uri).map((resource, index) => ({
    resource,
    position: position + index,
    locator,
  }));
}

/** A locator of a text in the source that the text was taken from. */
function shifted({ locate, lineOf }: Locator, { line, column }: CustomDocument): Locator {
  const columnsOn = (of: number): number => (of === 1 ? column - 1 : 0);
  return {
    locate: (pointer) => {
      const place = locate(pointer);
      return {
        ...place,
        line: place.line + line - 1,
        column: place.column + columnsOn(place.line),
        endLine: place.endLine + line - 1,
        endColumn: place.endColumn + columnsOn(place.endLine),
      };
    },
    lineOf: (offset) => lineOf(offset) + line - 1,
  };
}

/** Where a kind is defined more than once, any definition that a resource fits will do. */
function leastFaulty(
  resource: Resource,
  definitions: readonly PlacedDefinition[],
  plan: Plan,
): CustomVerdict {
  const verdicts = definitions.map(({ definition }) =>
    customVerdict(resource, definition, plan.target.minor),
  );
  const [first] = verdicts.toSorted((a, b) => a.faults.length - b.faults.length);
  if (first === undefined) throw new Error('there is no definition');
  return first;
}

/** The pods that only the definition of a kind shows; those that its name or their shape show are judged already. */
function podsByDefinition(resource: Resource, definitions: readonly PlacedDefinition[]): readonly Pod[] {
  const seen = new Set(
    podsOf(resource).flatMap(({ at, containers }) => [at, ...containers.map((one) => one.at)]),
  );
  if (onlyLooksLikePods(resource)) return [];
  const pods = definitions.flatMap(({ definition }) => {
    const schema = definition.versions.get(resource.version)?.schema;
    return schema === undefined ? [] : podsBySchema(resource, schema);
  });
  return pods.filter(({ at }) => !seen.has(at));
}

function noteCut({ isCut }: CustomVerdict, { resource, locator }: Placed, problems: Problem[]): void {
  if (!isCut) return;
  const { line, column } = locator.locate(resource.at);
  const message = `${resource.kind} \`${resource.name}\` is too large to be compared with its definition as a whole`;
  problems.push({ code: 'too-large', uri: resource.uri, line, column, message });
}

function addFindings(
  judge: (own: Plan) => Judgement,
  { resource, position, locator }: Placed,
  plan: Plan,
  exceptionsIn: (uri: string) => readonly Exception[],
  { findings, problems }: { readonly findings: Finding[]; readonly problems: Problem[] },
): void {
  const own = planOn(resource, plan);
  const { raised, failed } = judge(own);
  for (const one of failed) problems.push(checkProblem(one, resource, locator));
  if (raised.length === 0) return;
  const exceptions = exceptionsIn(resource.uri).filter(
    (exception) => exception.resource === undefined || exception.resource === position,
  );
  const excuser = makeExcuser(exceptions, subjectIn(resource, plan), resource.at, own);
  const makeFinding = makeFindings(resource, locator, own);
  for (const one of raised) findings.push(excuse(makeFinding(one), excuser));
}

/** What is said of definitions, by what it is about; the objects grow while they are judged. */
type Skips = Map<string, Undecided & { readonly objects?: NamedObject[] }>;

/** What of a definition could not be compared, said once for each definition. */
function noteSkipped(
  { source, skipped }: CustomVerdict,
  { resource }: Placed,
  definitions: readonly PlacedDefinition[],
  { unknown, plan: { forComparison } }: { readonly unknown: Skips; readonly plan: Plan },
): void {
  if (source.kind !== 'definition') return;
  for (const what of skipped.keys()) {
    const key = `${source.uri}\n${source.kindName}\n${what}`;
    const { namespace, name } = resource;
    const object = { kindName: kindNameOf(resource), namespace, name };
    const known = unknown.get(key);
    known?.objects?.push(object);
    if (known !== undefined) continue;
    const message = `the ${skippedNames[what]} of the definition of ${source.kindName} are not compared with ${resource.kind} \`${resource.name}\` and others`;
    const line = definitions.find(({ definition }) => definition.uri === source.uri)?.line ?? 1;
    const objects = forComparison ? { objects: [object] } : {};
    unknown.set(key, { check: 'invalid-field-value', message, uri: source.uri, line, ...objects });
  }
}

const skippedNames = { rule: 'rules in CEL', pattern: 'patterns' } as const;
