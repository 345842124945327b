import { planOn } from '../../evaluate/examine.ts';
import { pathOf } from '../../evaluate/item-name.ts';
import { judge, type Raised } from '../../evaluate/judge.ts';
import type { Plan } from '../../evaluate/plan.ts';
import type { JsonValue } from '../../model/json.ts';
import { resourcesOf, type Resource } from '../../model/resource.ts';

/** What is found in the value of one document, with names in place of positions. */
export interface JudgedValue {
  /** What was raised, what other findings silence too, and by what it is recognised in another value. */
  readonly raised: readonly (Pick<Raised, 'check' | 'violation' | 'isSilenced'> & { readonly key: string })[];
  /** How many things could not be judged. */
  readonly problems: number;
}

/** Judges each resource of a document by itself, without its place in a text. */
export function judgedValue(value: JsonValue, uri: string, plan: Plan): JudgedValue {
  let problems = 0;
  const raised = resourcesOf(value, uri).flatMap((resource) => {
    const own = planOn(resource, plan);
    const judgement = judge(resource, own.podsOf(resource), own);
    problems += judgement.failed.length + resource.malformed.size;
    const keyOf = makeKeys(resource);
    return judgement.raised.map((one) => ({ ...one, key: keyOf(one) }));
  });
  return { raised, problems };
}

function makeKeys({ kind, namespace = '', name, at: root, fields }: Resource): (raised: Raised) => string {
  const paths = new Map<string, string>();
  return ({ check, violation: { at } }) => {
    const known = paths.get(at);
    const path = known ?? [kind, namespace, name, pathOf(fields.object, at.slice(root.length))].join('\n');
    if (known === undefined) paths.set(at, path);
    return `${check.id}\n${path}`;
  };
}

/** Whether something is found in one value more often, or about more, than in another. */
export function hasMore(after: JudgedValue, before: JudgedValue): boolean {
  if (after.problems > before.problems) return true;
  const left = new Map<string, number>();
  for (const key of before.raised.map(wholeKey)) left.set(key, (left.get(key) ?? 0) + 1);
  return after.raised.map(wholeKey).some((key) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function wholeKey({ key, violation: { about } }: JudgedValue['raised'][number]): string {
  return about === undefined ? key : [key, ...about].join('\n');
}
