/** What a baseline promises, tried on repositories made of the documents beside the checks. */
import { readFileSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as yaml from 'yaml';
import { makeTarget, type Check } from '../checks/check.ts';
import { examine } from '../evaluate/examine.ts';
import type { Finding } from '../evaluate/finding.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeReport, type Report } from '../evaluate/report.ts';
import { isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from '../model/json.ts';
import { resourcesOf } from '../model/resource.ts';
import { parseSource } from '../parse/parse-source.ts';
import { catalogue } from '../policy/catalogue.ts';
import { baselineJson } from '../report/baseline-json.ts';
import { applyBaseline, makeBaseline, type Baseline } from './baseline.ts';
import { readBaseline } from './read-baseline.ts';

const checksFolder = resolve(import.meta.dirname, '../checks');

/** Every document of a fixture that is one resource with a name, as its value. */
function documentsOf(file: string): readonly JsonObject[] {
  return globSync(`*/*/${file}`, { cwd: checksFolder })
    .toSorted()
    .flatMap((uri) => parseSource({ uri, text: readFileSync(join(checksFolder, uri), 'utf8') }).documents)
    .flatMap(({ value }) => {
      const [resource, ...others] = resourcesOf(value, '');
      const isPlain = resource !== undefined && others.length === 0 && resource.at === '';
      return isPlain && resource.name !== '' && isObject(value) && !hasBigInt(value) ? [value] : [];
    });
}

function hasBigInt(value: JsonValue): boolean {
  if (typeof value === 'bigint') return true;
  return (isArray(value) || isObject(value)) && Object.values(value).some(hasBigInt);
}

const faulty = documentsOf('fail.yaml');
const clean = documentsOf('pass.yaml');

/** Checks on how a text is written or ordered are left out: every edit here writes all texts anew, in another order. */
const byObject = catalogue.filter(({ on, id }) => on !== 'document' && id !== 'yaml-keys-unsorted');
/** Renaming what others name breaks a reference, which is a new fault and shows as one. */
const byItself = byObject.filter(({ on }) => on !== 'snapshot');

/** A repository: the documents of each file. */
type Repository = ReadonlyMap<string, readonly JsonObject[]>;

function scan(repository: Repository, checks: readonly Check[], style: Style): Report {
  const plan = makePlan(checks, makeTarget({ minor: 36, today: '2026-11-21' }), { forComparison: true });
  return makeReport(
    [...repository].map(([uri, documents]) => examine({ uri, text: written(documents, style) }, plan)),
    plan,
  );
}

/** How documents are written as text. */
interface Style {
  readonly form: 'block' | 'flow' | 'json' | 'list';
  readonly indent: number;
  readonly comment: boolean;
}

const plainStyle: Style = { form: 'block', indent: 2, comment: false };

function written(documents: readonly JsonObject[], { form, indent, comment }: Style): string {
  if (form === 'list') return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: documents });
  const texts = documents.map((value) => {
    if (form === 'json') return JSON.stringify(value, undefined, indent);
    const document = new yaml.Document(value, { version: '1.1', aliasDuplicateObjects: false });
    if (comment) document.commentBefore = ' What was moved here';
    return document.toString({ indent, collectionStyle: form, lineWidth: 0 });
  });
  return texts.join('\n---\n');
}

function baselineOf(report: Report): Baseline {
  const made = { toolVersion: '0.1.0', kubernetesVersion: '1.36', profile: 'all' };
  const text = [...baselineJson(makeBaseline(report, { made, previous: undefined }))].join('');
  const read = readBaseline(text);
  if (read.kind === 'faulty') throw new Error(read.faults.join('\n'));
  return read.value;
}

function newIn(report: Report, baseline: Baseline): readonly Finding[] {
  return applyBaseline(report, baseline, { exists: () => false }).report.findings;
}

/** Numbers, names and orders drawn from a seed (mulberry32). */
class Draw {
  #state: number;
  #names = 0;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, count);
  }

  chance(): boolean {
    return this.below(2) === 0;
  }

  one<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  }

  order<T>(items: readonly T[]): readonly T[] {
    return items
      .map((item) => ({ item, place: this.below(1 << 30) }))
      .toSorted((left, right) => left.place - right.place)
      .map(({ item }) => item);
  }

  /** A name that nothing has. */
  name(): string {
    this.#names += 1;
    return `fresh-${this.#names}`;
  }

  style(): Style {
    return {
      form: this.one(['block', 'flow', 'json', 'list'] as const),
      indent: this.one([2, 4]),
      comment: this.chance(),
    };
  }
}

/**
 * A repository of some twenty documents, in which objects of one name stand in several files as in overlays; in one that
 * is to be related, nothing is there twice, for a relation would take either.
 */
function repositoryOf(draw: Draw, { isRelated }: { readonly isRelated: boolean }): Repository {
  const files = new Map<string, readonly JsonObject[]>();
  const seen = new Set<string>();
  const isNew = (document: JsonObject): boolean => seen.size < seen.add(nameOf(document)).size;
  for (let file = 0; file < 8; file++) {
    if (!isRelated) seen.clear();
    const documents = Array.from({ length: 1 + draw.below(4) }, () =>
      draw.below(4) === 0 ? draw.one(clean) : draw.one(faulty),
    );
    files.set(
      `${draw.one(['base', 'dev', 'prod', 'prod/web'])}/${file % 3 === 0 ? 'app' : `app-${file}`}.yaml`,
      documents.filter(isNew),
    );
  }
  return files;
}

function nameOf({ kind, metadata }: JsonObject): string {
  const { name, generateName, namespace } = object(metadata);
  return JSON.stringify([kind, namespace, name ?? generateName]);
}

type Mutable = { -readonly [Key in keyof JsonObject]: JsonValue };

/** A copy of a document with keys and lists in another order, but for the rules of which the first that fits counts. */
function rewritten(value: JsonValue, draw: Draw, isOrdered = false): JsonValue {
  if (isArray(value)) {
    const items = value.map((item) => rewritten(item, draw, isOrdered));
    return items.every(isObject) && !isOrdered ? draw.order(items) : items;
  }
  if (!isObject(value)) return value;
  const isRanked =
    isOrdered || (typeof value['kind'] === 'string' && value['kind'].includes('NetworkPolicy'));
  return Object.fromEntries(
    draw.order(Object.entries(value)).map(([key, item]) => [key, rewritten(item, draw, isRanked)]),
  );
}

function object(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function withMetadata(document: JsonObject, more: Mutable): JsonObject {
  const metadata = object(document['metadata']);
  return { ...document, metadata: { ...metadata, ...more } };
}

function renamedObject(document: JsonObject, draw: Draw): JsonObject {
  const metadata = object(document['metadata']);
  const key = typeof metadata['name'] === 'string' ? 'name' : 'generateName';
  return withMetadata(document, { [key]: draw.name() });
}

/** Only between namespaces that are like any other, and only what names none elsewhere: the two could differ then. */
function movedObject(document: JsonObject, draw: Draw): JsonObject {
  const namespace = object(document['metadata'])['namespace'];
  const isOrdinary =
    typeof namespace === 'string' &&
    !/^default$|^kube-|^openshift/u.test(namespace) &&
    JSON.stringify(document).split('"namespace"').length === 2;
  return isOrdinary ? withMetadata(document, { namespace: draw.name() }) : document;
}

function renamedContainers(value: JsonValue, draw: Draw): JsonValue {
  if (isArray(value)) return value.map((item) => renamedContainers(item, draw));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isList = (key === 'containers' || key === 'initContainers') && isArray(item);
      return [key, isList ? withNewNames(item, draw) : renamedContainers(item, draw)];
    }),
  );
}

function withNewNames(containers: JsonArray, draw: Draw): JsonArray {
  return containers.map((item) =>
    isObject(item) && typeof item['name'] === 'string' && draw.chance()
      ? { ...item, name: draw.name() }
      : item,
  );
}

/** Moves, splits and joins files, and shuffles what is in them; copies of one object may come together in a file. */
function rearranged(
  repository: Repository,
  draw: Draw,
  { mayJoinCopies = true }: { readonly mayJoinCopies?: boolean } = {},
): Repository {
  const files = new Map<string, JsonObject[]>();
  const put = (uri: string, document: JsonObject): void => {
    const known = files.get(uri);
    if (known === undefined) files.set(uri, [document]);
    else known.push(document);
  };
  const folders = ['apps', 'base', 'deploy/new'];
  const shared = `${draw.name()}.yaml`;
  for (const [uri, documents] of repository) {
    const home = draw.one([uri, uri, `${draw.one(folders)}/${draw.name()}.yml`, `moved/${uri}`, shared]);
    for (const document of draw.order(documents)) {
      const isCopy = files.get(home)?.some((other) => nameOf(other) === nameOf(document)) === true;
      const goesAlone = draw.below(6) === 0 || (isCopy && !mayJoinCopies);
      put(goesAlone ? `split/${draw.name()}.yaml` : home, object(rewritten(document, draw)));
    }
  }
  return files;
}

function renamed(repository: Repository, draw: Draw): Repository {
  const edits = [
    renamedObject,
    movedObject,
    (document: JsonObject) => object(renamedContainers(document, draw)),
  ];
  return new Map(
    [...repository].map(([uri, documents]) => [
      uri,
      documents.map((document) =>
        edits.reduce((before, edit) => {
          const after = draw.below(3) === 0 ? edit(before, draw) : before;
          return faultsOf(after) === faultsOf(before) ? after : before;
        }, document),
      ),
    ]),
  );
}

/** What is wrong with a document by itself; some names mean something, and a change of those makes or mends a fault. */
function faultsOf(document: JsonObject): string {
  const { findings } = scan(new Map([['a.yaml', [document]]]), byItself, plainStyle);
  return findings.map(({ check, field }) => `${check} ${field}`).join();
}

function shown(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ check, resource, location, path }) =>
    [location.uri, check, resource.kind, resource.name, resource.container ?? '', path].join(' '),
  );
}

const anySeed = fc.integer({ min: 0, max: 0xffffffff });

describe('a baseline stays silent', () => {
  test('when files are moved, split and joined, and lists and keys are reordered', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const draw = new Draw(seed);
        const repository = repositoryOf(draw, { isRelated: true });
        const baseline = baselineOf(scan(repository, byObject, plainStyle));
        const after = scan(rearranged(repository, draw), byObject, draw.style());
        expect(shown(newIn(after, baseline))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('when copies of objects are moved and joined too', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const draw = new Draw(seed);
        const repository = repositoryOf(draw, { isRelated: false });
        const baseline = baselineOf(scan(repository, byItself, plainStyle));
        const after = scan(rearranged(repository, draw), byItself, draw.style());
        expect(shown(newIn(after, baseline))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('when objects, containers and namespaces are renamed besides', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const draw = new Draw(seed);
        const repository = repositoryOf(draw, { isRelated: false });
        const baseline = baselineOf(scan(repository, byItself, plainStyle));
        const after = scan(
          rearranged(renamed(repository, draw), draw, { mayJoinCopies: false }),
          byItself,
          draw.style(),
        );
        expect(shown(newIn(after, baseline))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** Where and under which name a faulty document was added, and how to tell its findings from all others. */
interface Added {
  readonly repository: Repository;
  readonly isAbout: (finding: Finding) => boolean;
}

/** A faulty document from beside a check, in a file of its own, under a name that nothing has or had. */
function withFaultyDocument(repository: Repository, draw: Draw): Added {
  return withDocument(repository, renamedObject(draw.one(faulty), draw), draw);
}

/** A copy of an object that is there, under another name or under its own. */
function withCopy(repository: Repository, draw: Draw): Added {
  const original = draw.one([...repository.values()].flat());
  return withDocument(repository, draw.chance() ? renamedObject(original, draw) : original, draw);
}

function withDocument(repository: Repository, document: JsonObject, draw: Draw): Added {
  const uri = `added/${draw.name()}.yaml`;
  return {
    repository: new Map([...repository, [uri, [document]]]),
    isAbout: ({ location }) => location.uri === uri,
  };
}

/** A copy of a container, under another name, beside the container it is a copy of. */
function withSecondContainer(repository: Repository, draw: Draw): Added {
  const name = draw.name();
  let isDone = false;
  const grown = (value: JsonValue): JsonValue => {
    if (isArray(value)) return value.map(grown);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const isList = key === 'containers' && isArray(item) && !isDone;
        const [first] = isList ? item : [];
        if (!isList || !isObject(first)) return [key, grown(item)];
        isDone = true;
        return [key, draw.order([...item, { ...first, name }])];
      }),
    );
  };
  const files = [...repository].map(
    ([uri, documents]) => [uri, documents.map((document) => object(grown(document)))] as const,
  );
  return { repository: new Map(files), isAbout: ({ resource }) => resource.container === name };
}

describe('a baseline shows every fault that is added', () => {
  test.each([
    ['a faulty document', withFaultyDocument],
    ['a copy of an object', withCopy],
    ['a second faulty container', withSecondContainer],
  ])('%s, whatever else is edited', (_, add) => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const draw = new Draw(seed);
        const repository = repositoryOf(draw, { isRelated: false });
        const baseline = baselineOf(scan(repository, byItself, plainStyle));
        const edited = draw.chance() ? renamed(repository, draw) : repository;
        const added = add(draw.chance() ? rearranged(edited, draw) : edited, draw);
        const after = scan(added.repository, byItself, draw.style());
        const hidden = new Set(shown(after.findings.filter(added.isAbout)));
        for (const finding of shown(newIn(after, baseline))) hidden.delete(finding);
        expect([...hidden]).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
