import type { Edit } from '@plimsoll/engine';

import { memberAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import type { Step } from './setting.ts';

/** What `replicas` do to the workloads that they name, by any of their names. */
export function replicasStep(
  replicas: readonly Member[],
  names: readonly string[],
  locate: Part['locate'],
): Step | undefined {
  const entry = replicas.findLast((one) => names.includes(textAt(one, 'name') ?? ''));
  const count = entry === undefined ? undefined : memberAt(entry, 'count');
  if (entry === undefined || count === undefined) return undefined;
  const removal: readonly Edit[] = [{ op: 'remove', at: entry.at }];
  return ({ steps }) => {
    const isReplicas = steps.length === 2 && steps[0]?.token === 'spec' && steps[1]?.token === 'replicas';
    return isReplicas ? { depth: 2, value: count.value, location: locate(count.at), removal } : undefined;
  };
}

/** What a `namespace` does: the namespace of objects and of accounts in bindings, and the name of a Namespace. */
export function namespaceStep(namespace: Member<string>, kind: string, locate: Part['locate']): Step {
  return ({ steps, existing, value }) => {
    if (existing < steps.length || value !== namespace.value) return undefined;
    const last = steps.at(-1)?.token;
    const isName =
      kind === 'Namespace' && steps.length === 2 && steps[0]?.token === 'metadata' && last === 'name';
    if (last !== 'namespace' && !isName) return undefined;
    return { depth: steps.length, value: namespace.value, location: locate(namespace.at), removal: [] };
  };
}

/** What `namePrefix` and `nameSuffix` do to the name of an object. */
export function affixStep(affix: Member<string>, side: 'before' | 'after', locate: Part['locate']): Step {
  return ({ steps }, before) => {
    const isName = steps.length === 2 && steps[0]?.token === 'metadata' && steps[1]?.token === 'name';
    if (!isName || typeof before !== 'string') return undefined;
    const value = side === 'before' ? affix.value + before : before + affix.value;
    return { depth: 2, value, location: locate(affix.at), rewritten: () => [], removal: [] };
  };
}
