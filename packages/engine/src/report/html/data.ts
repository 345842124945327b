import { severities, type Check } from '../../checks/check.ts';
import { imperative, peerIds } from '../terminal/wording.ts';
import { harmlessJson } from '../visible.ts';
import type { FindingView } from './view.ts';

/**
 * The findings for the page's script, as JSON in chunks: `{"findings": [row…], "checks": {…}, "texts": [text…]}`. A row
 * names texts by their positions, because most texts stand in many findings:
 * `[severity, check, group, namespace, owner, resource, container, place, message, accepted, fingerprint, evidence[],
 * excerpt, fix]`, `severity` being its rank from 0 for `info`, `excerpt` 0 or `[number, before, marked, after, note,
 * [number, text]…]`, and `fix` 0 or `[safety, verify, line…]`.
 */
export function* pageData(
  views: readonly FindingView[],
  checks: ReadonlyMap<string, Check>,
): Iterable<string> {
  const texts = new Map<string, number>();
  const at = (text: string): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  yield '{"findings":[';
  let separator = '\n';
  for (const view of views) {
    yield separator + embedded(rowOf(view, at));
    separator = ',\n';
  }
  const named = new Set(views.map(({ check }) => check));
  const known = [...checks.values()].filter(({ id }) => named.has(id)).map(checkOf);
  yield `],\n"checks":${embedded(Object.fromEntries(known))},\n"texts":[`;
  separator = '\n';
  for (const text of texts.keys()) {
    yield separator + embedded(text);
    separator = ',\n';
  }
  yield ']}';
}

function rowOf(view: FindingView, at: (text: string) => number): readonly unknown[] {
  const { excerpt, fix } = view;
  const { group, namespace, owner, resource, container, place, message, accepted, fingerprint } = view;
  const texts = [
    view.check,
    group,
    namespace,
    owner,
    resource,
    container,
    place,
    message,
    accepted,
    fingerprint,
  ];
  return [
    severities.indexOf(view.severity),
    ...texts.map(at),
    view.evidence.map(at),
    excerpt === undefined
      ? 0
      : [
          excerpt.number,
          ...[excerpt.before, excerpt.marked, excerpt.after, excerpt.note].map(at),
          ...excerpt.parents.map(({ number, text }) => [number, at(text)]),
        ],
    fix === undefined ? 0 : [at(fix.safety), at(fix.verify), ...fix.diff.map(at)],
  ];
}

function checkOf({ id, title, why, remedy, references, aliases, fix }: Check): readonly [string, object] {
  return [
    id,
    { title, why, remedy: imperative(remedy), references, peers: peerIds(aliases), fix: fix?.safety ?? '' },
  ];
}

/** JSON that stays data inside an element `script`: nothing in it can end the element or begin a comment. */
function embedded(value: unknown): string {
  return harmlessJson(JSON.stringify(value)).replaceAll('<', String.raw`\u003c`);
}
