import { accountOf, bindingOf, isBuiltIn, type Binding, type Subject } from '../../model/rbac.ts';
import type { Resource } from '../../model/resource.ts';
import type { Violation } from '../check.ts';

/** The subjects of a binding that are at fault, one violation for each; built-in bindings are left alone. */
export function subjectsAtFault(
  resource: Resource,
  isAtFault: (subject: Subject, binding: Binding) => boolean,
  says: (subject: Subject) => string,
): readonly Violation[] | undefined {
  const binding = bindingOf(resource);
  let found: Violation[] | undefined;
  for (const subject of binding.subjects) {
    if (!isAtFault(subject, binding)) continue;
    if (isBuiltIn(resource)) return undefined;
    found ??= [];
    const message = `${resource.kind} \`${resource.name}\` gives \`${binding.roleRef.name}\` to ${says(subject)}`;
    found.push({ at: `${subject.at}/name`, message });
  }
  return found;
}

/** Subjects as what a finding is about: whoever is added to them makes it worse. */
export function aboutSubjects(
  subjects: readonly Subject[],
  bindingNamespace: string | undefined,
): readonly string[] {
  const texts = subjects.map((subject) => {
    const { namespace, name } = accountOf(subject, bindingNamespace) ?? {};
    if (name === undefined) return `${subject.kind} ${subject.name}`;
    return namespace === bindingNamespace ? `ServiceAccount ${name}` : `ServiceAccount ${namespace}/${name}`;
  });
  return [...new Set(texts)].sort();
}

const shown = 3;

/** Subjects as text, the first few of them. */
export function subjectsText(subjects: readonly Subject[]): string {
  const texts = subjects.slice(0, shown).map((subject) => subjectText(subject));
  const rest = subjects.length - texts.length;
  if (rest > 0) texts.push(`${rest} more`);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : `${texts.join(', ')} and ${last}`;
}

function subjectText(subject: Subject): string {
  const account = accountOf(subject, undefined);
  if (account !== undefined) {
    const name = account.namespace === undefined ? account.name : `${account.namespace}/${account.name}`;
    return `service account \`${name}\``;
  }
  return `${subject.kind === 'Group' ? 'group' : 'user'} \`${subject.name}\``;
}
