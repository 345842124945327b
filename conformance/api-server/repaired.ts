import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Check } from '../../packages/engine/src/checks/check.ts';
import { makeTarget } from '../../packages/engine/src/checks/check.ts';
import { checks } from '../../packages/engine/src/checks/index.generated.ts';
import { examine } from '../../packages/engine/src/evaluate/examine.ts';
import { makePlan, type Plan } from '../../packages/engine/src/evaluate/plan.ts';
import { relate } from '../../packages/engine/src/evaluate/relate.ts';
import { mergeEdits } from '../../packages/engine/src/fix/edits/merge-edits.ts';
import { applyEdits } from '../../packages/engine/src/fix/edits/apply.ts';
import { companionText } from '../../packages/engine/src/fix/companion.ts';
import { proposalsFor, type Proposal } from '../../packages/engine/src/fix/proposal.ts';
import { applyTextEdits } from '../../packages/engine/src/fix/files/text-edit.ts';
import { textEditsOf } from '../../packages/engine/src/fix/text/edit-document.ts';
import { isSameJson, type JsonValue } from '../../packages/engine/src/model/json.ts';
import { resourcesOf, type Resource } from '../../packages/engine/src/model/resource.ts';
import type { ParsedDocument, Source } from '../../packages/engine/src/parse/document.ts';
import { parseSource } from '../../packages/engine/src/parse/parse-source.ts';
import { completed } from './completed.ts';
import { fixturesOf, usualValues } from '../../packages/engine/test/fixture.ts';

/** An object as it is and as repairs make it. */
export interface RepairedObject {
  /** Where it comes from, and which repairs were made. */
  readonly name: string;
  /** `undefined` for one that is made. */
  readonly before: Resource | undefined;
  readonly after: Resource;
  /** The object that it is made for, if it is. */
  readonly beside?: Resource;
}

/** A source, and what it is called when it comes out wrong. */
export interface NamedSource extends Source {
  readonly name: string;
}

/** Every document of the fixtures of all checks, as a file of its own. */
export function fixtureSources(): readonly NamedSource[] {
  return checks.flatMap((check) =>
    (['pass.yaml', 'fail.yaml'] as const).flatMap((file) =>
      fixturesOf(check, file).map(({ text }, index) => ({
        uri: `${check.id}-${file}-${index}.yaml`,
        name: `${check.id} ${file} ${index}`,
        text,
      })),
    ),
  );
}

/** The same with what the API server demands, each object as a file of its own. */
export function completedSources(): readonly NamedSource[] {
  return fixtureSources().flatMap(completedIn);
}

function completedIn({ uri, name, text }: NamedSource): readonly NamedSource[] {
  return parseSource({ uri, text }).documents.flatMap(({ value }) =>
    resourcesOf(value, uri).map(({ apiVersion, kind, fields }) => ({
      uri,
      name: `${name} completed`,
      text: companionText(completed({ ...fields.object, apiVersion, kind })),
    })),
  );
}

const byId = new Map(checks.map((check) => [check.id, check]));
const everything = makePlan(checks, makeTarget({ minor: 36 }));

/** What all repairs together make of the objects of a source. */
export function repairedTogether(source: NamedSource): readonly RepairedObject[] {
  return repaired(source, everything);
}

/** What the repairs of each check alone make of its own fixtures. */
export function repairedAlone(check: Check): readonly RepairedObject[] {
  if (check.on === 'exception' || check.fix === undefined) return [];
  return fixturesOf(check, 'fail.yaml').flatMap(({ text, target }, index) => {
    const source = { uri: 'a.yaml', name: `${check.id} alone ${index}`, text };
    const plan = makePlan([check], target);
    return [source, ...completedIn(source)].flatMap((one) => repaired(one, plan));
  });
}

function repaired(source: NamedSource, plan: Plan): readonly RepairedObject[] {
  const { values, made, ids } = settled(source, plan);
  const changed = parseSource(source).documents.flatMap(({ value }, index) => {
    const before = resourcesOf(value, source.uri);
    return resourcesOf(values[index] ?? null, source.uri).flatMap((after) => {
      const was = before.find(({ at }) => at === after.at);
      if (was !== undefined && isSameJson(was.fields.object, after.fields.object)) return [];
      return [{ name: `${source.name}: ${ids.join(', ')}`, before: was, after }];
    });
  });
  return [...changed, ...made.map((one) => ({ name: `${source.name}: new`, before: undefined, ...one }))];
}

/** What repairs make of a source. */
interface Settled {
  /** Of each document. */
  readonly values: readonly JsonValue[];
  /** The objects that are new. */
  readonly made: readonly Pick<RepairedObject, 'after' | 'beside'>[];
  /** The checks whose findings are repaired. */
  readonly ids: readonly string[];
}

/** Repairs the findings of a source, and what is found then, as `plimsoll fix` repairs what its repairs bring. */
function settled(source: NamedSource, plan: Plan): Settled {
  const withoutText = new Map<number, JsonValue>();
  const ids = new Set<string>();
  let made: Settled['made'] = [];
  let { text } = source;
  for (let round = 0; round < mostRounds; round++) {
    const { documents } = parseSource({ ...source, text });
    const proposals = proposalsIn({ ...source, text }, documents, plan).filter(
      ({ document }) => !withoutText.has(document),
    );
    for (const { check } of proposals) ids.add(check.id);
    if (round === 0) made = proposals.flatMap((proposal) => madeBy(proposal, documents));
    const edits = documents.flatMap((document, index) => {
      const own = proposals.filter((one) => one.document === index);
      const merged = mergeEdits(own).edits;
      const inText = textEditsOf({ ...source, text }, document, merged);
      if (!('reason' in inText)) return inText;
      withoutText.set(index, applyEdits(document.value, merged));
      return [];
    });
    if (edits.length === 0) break;
    text = applyTextEdits(text, edits);
  }
  const { documents } = parseSource({ ...source, text });
  const values = documents.map(({ value }, index) => withoutText.get(index) ?? value);
  return { values, made, ids: [...ids] };
}

const mostRounds = 3;

function madeBy({ document, companions }: Proposal, documents: readonly ParsedDocument[]): Settled['made'] {
  const [beside] = resourcesOf(documents[document]?.value ?? null, '');
  return companions
    .flatMap((one) => resourcesOf(one, ''))
    .map((after) => (beside === undefined ? { after } : { after, beside }));
}

function proposalsIn(source: Source, documents: readonly ParsedDocument[], plan: Plan): readonly Proposal[] {
  const examined = examine(source, plan);
  const findings = [...examined.findings, ...relate(examined.slim, plan).findings];
  return proposalsFor(source, documents, findings, {
    checkOf: (id) => byId.get(id),
    values: usualValues,
    plan,
  });
}

const root = resolve(import.meta.dirname, '../..');
const samples = resolve(root, '../shared/samples');

/** The examples and samples: manifests as they stand, and what charts and kustomizations are rendered to where the tools are. */
export function applicationSources(): readonly NamedSource[] {
  const folders = [join(root, 'examples'), samples].filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) =>
    globSync('**/*.{yaml,yml}', { cwd: folder })
      .toSorted()
      .map((path) => join(folder, path)),
  );
  const charts = files.filter((path) => path.endsWith('/Chart.yaml')).map(dirname);
  const kustomizations = files.filter((path) => path.endsWith('/kustomization.yaml')).map(dirname);
  const plain = files.filter((path) => !charts.some((chart) => path.startsWith(`${chart}/`)));
  return [
    ...plain.map((path) => ({
      uri: path,
      name: path.slice(root.length + 1),
      text: readFileSync(path, 'utf8'),
    })),
    ...charts.flatMap((chart) => rendered('helm', ['template', 'release', chart], chart)),
    ...kustomizations.flatMap((folder) => rendered('kubectl', ['kustomize', folder], folder)),
  ];
}

function rendered(tool: string, args: readonly string[], folder: string): readonly NamedSource[] {
  try {
    const text = execFileSync(tool, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
    return [{ uri: `${folder}.yaml`, name: `${tool} ${folder.slice(samples.length + 1)}`, text }];
  } catch {
    // A component is no kustomization by itself, and without the tool nothing is rendered.
    return [];
  }
}
