import type { Check } from '../checks/check.ts';

/** What an id, an alias or a prefixed alias leads to. */
export type Lookup =
  | { readonly kind: 'found'; readonly checks: readonly Check[] }
  | { readonly kind: 'ambiguous'; readonly choices: readonly string[] }
  | { readonly kind: 'unknown' };

/** Looks checks up by our id, by a peer's id, or by a peer's id with the peer's name in front. */
export type LookUp = (name: string) => Lookup;

/** Makes the look-up for a set of checks. Our own ids win over equal aliases. */
export function makeLookUp(checks: readonly Check[]): LookUp {
  const ids = new Map(checks.map((check) => [check.id, check]));
  const aliases = indexAliases(checks);
  return (name) => {
    const own = ids.get(name);
    if (own !== undefined) return { kind: 'found', checks: [own] };
    const prefixed = aliases.get(normalise(name));
    if (prefixed !== undefined) return { kind: 'found', checks: prefixed };
    const choices = peers.flatMap((peer) => {
      const key = normalise(`${peer}:${name}`);
      const found = aliases.get(key);
      return found === undefined ? [] : [{ alias: `${peer}:${name}`, found }];
    });
    const [first, ...others] = choices;
    if (first === undefined) return { kind: 'unknown' };
    if (others.every((other) => isSameSet(other.found, first.found)))
      return { kind: 'found', checks: first.found };
    return { kind: 'ambiguous', choices: choices.map((choice) => choice.alias) };
  };
}

/** The ids of the checks that take a peer's exceptions though they answer otherwise, by the peer's id with or without its name. */
export function acceptedUnder(checks: readonly Check[]): (name: string) => readonly string[] {
  const index = new Map<string, string[]>();
  for (const { id, acceptedAs = [] } of checks) {
    for (const alias of acceptedAs) {
      for (const key of [normalise(alias), normalise(alias.slice(alias.indexOf(':') + 1))]) {
        index.set(key, [...(index.get(key) ?? []), id]);
      }
    }
  }
  return (name) => index.get(normalise(name)) ?? none;
}

const none: readonly string[] = [];

/** The peers whose ids are known, in the order in which a bare id is looked for. */
export const peers: readonly string[] = [
  'kube-linter',
  'kubescape',
  'trivy',
  'checkov',
  'polaris',
  'kube-score',
  'kubesec',
  'kubeaudit',
  'kubeaudit-result',
  'popeye',
  'monokle',
  'kics',
];

/** An alias as users write it: without its prefix where no other peer means something else by the same id. */
export function displayAliases(checks: readonly Check[]): ReadonlyMap<Check, readonly string[]> {
  const lookUp = makeLookUp(checks);
  return new Map(
    checks.map((check) => [
      check,
      check.aliases.map((alias) => {
        const bare = alias.slice(alias.indexOf(':') + 1);
        const plain = lookUp(bare);
        const meant = lookUp(alias);
        const isPlain =
          plain.kind === 'found' && meant.kind === 'found' && isSameSet(plain.checks, meant.checks);
        return isPlain || bare === check.id ? bare : alias;
      }),
    ]),
  );
}

function indexAliases(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const index = new Map<string, Check[]>();
  for (const check of checks) {
    for (const alias of check.aliases) {
      const key = normalise(alias);
      const carrying = index.get(key);
      if (carrying === undefined) index.set(key, [check]);
      else carrying.push(check);
    }
  }
  return index;
}

const trivyId = /^(?:trivy:)?(?:avd-)?(ksv|kcv)(?:-0*(\d{1,5})|(\d{3}))$/u;

/** Trivy's users write one id in many ways: `KSV-0017`, `AVD-KSV-0017`, `KSV017`, in any case. */
function normalise(alias: string): string {
  const lower = alias.toLowerCase();
  const trivy = trivyId.exec(lower);
  return trivy === null ? lower : `trivy:${trivy[1]}-${Number(trivy[2] ?? trivy[3])}`;
}

function isSameSet(a: readonly Check[], b: readonly Check[]): boolean {
  return a.length === b.length && a.every((check) => b.includes(check));
}
