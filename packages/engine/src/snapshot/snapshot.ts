import { accountOf, type AccountRef } from '../model/rbac.ts';
import type { Selector } from '../model/selector.ts';
import { makeCreationIndex, type CreationIndex } from './creation-index.ts';
import { makePodIndex } from './pod-index.ts';
import { podViewsOf } from './pod-views.ts';
import { makeReferrerIndex, type ReferrerIndex } from './referrer-index.ts';
import { makeResourceIndex, type ResourceIndex } from './resource-index.ts';
import { makeSelectorIndex, type SelectorIndex } from './selector-index.ts';
import type { PodResource, SlimResource } from './slim.ts';

/** All resources of one repository or cluster at one moment, with the look-ups that relations need. */
export interface Snapshot extends ResourceIndex {
  readonly resources: readonly SlimResource[];
  /**
   * True where everything that was given was read and rendered. Where it is not, no absence proves anything: what is
   * missed may stand in what could not be read.
   */
  readonly isWhole: boolean;
  /** True where a controller makes the object from a resource that is here. */
  readonly isCreated: CreationIndex;
  /** True where a binding gives a role to the service account; a namespace that is not known fits any. */
  readonly isBound: (account: AccountRef) => boolean;
  /** The bindings that do. */
  readonly bindingsOf: (account: AccountRef) => readonly SlimResource[];
  /** The resources that hold a pod in a namespace; those that name none are together in `undefined`. */
  readonly podsIn: (namespace: string | undefined) => readonly PodResource[];
  /** Those of them whose pods a selector takes; an absent selector takes none, an empty one all. */
  readonly podsSelectedBy: (
    selector: Selector | undefined,
    namespace: string | undefined,
  ) => readonly PodResource[];
  /** The Services, NetworkPolicies or budgets of the same namespace whose selector takes the pods of a workload. */
  readonly selecting: SelectorIndex;
  /** The pods that a selector takes, in whatever namespace. */
  readonly podsSelectedAnywhere: (selector: Selector) => readonly PodResource[];
  /** Everything that names a resource, by the same namespace. */
  readonly referrersTo: ReferrerIndex;
  /** The resources of other API groups than Kubernetes' own in a namespace. */
  readonly customIn: (namespace: string | undefined) => readonly SlimResource[];
  /** True where Helm runs a hook in the namespace, which may make things that stand in no manifest. */
  readonly hasHookIn: (namespace: string | undefined) => boolean;
}

/** Indexes slim resources; each index is made when it is first asked for, in time that grows with the resources alone. */
export function takeSnapshot(
  resources: readonly SlimResource[],
  { isWhole = true }: { readonly isWhole?: boolean } = {},
): Snapshot {
  const index = makeResourceIndex(resources);
  const pods = lazily(() => makePodIndex(resources.flatMap(podViewsOf).filter(holdsPod)));
  const bound = lazily(() => bindingsByAccount(resources));
  const created = lazily(() => makeCreationIndex(resources));
  const referrers = lazily(() => makeReferrerIndex(resources));
  const custom = lazily(() => Map.groupBy(resources.filter(isCustom), ({ namespace }) => namespace));
  const hooked = lazily(
    () => new Set(resources.filter(({ isHook }) => isHook).map(({ namespace }) => namespace)),
  );
  const selecting = lazily(() => makeSelectorIndex(index.inNamespace));
  return {
    resources,
    isWhole,
    ...index,
    isCreated: (kindName, namespace, name) => created()(kindName, namespace, name),
    isBound: (account) => isHeld(bound(), account),
    bindingsOf: (account) => heldBy(bound(), account),
    podsIn: (namespace) => pods().podsIn(namespace),
    podsSelectedBy: (selector, namespace) => pods().selectedBy(selector, namespace),
    selecting: (kindName, workload) => selecting()(kindName, workload),
    podsSelectedAnywhere: (selector) => pods().selectedAnywhere(selector),
    referrersTo: (resource) => referrers()(resource),
    customIn: (namespace) => custom().get(namespace) ?? none,
    hasHookIn: (namespace) => hooked().has(namespace),
  };
}

const none: readonly SlimResource[] = [];

function accountKey(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}\n${name}`;
}

function holdsPod(slim: SlimResource): slim is PodResource {
  return slim.pod !== undefined;
}

/** The bindings of each service account, by its name alone and by its namespace too. */
interface AccountBindings {
  readonly named: ReadonlyMap<string, readonly SlimResource[]>;
  readonly placed: ReadonlyMap<string, readonly SlimResource[]>;
}

function isHeld({ named, placed }: AccountBindings, { namespace, name }: AccountRef): boolean {
  if (namespace === undefined) return named.has(name);
  return placed.has(accountKey(namespace, name)) || placed.has(accountKey(undefined, name));
}

function heldBy(
  { named, placed }: AccountBindings,
  { namespace, name }: AccountRef,
): readonly SlimResource[] {
  if (namespace === undefined) return named.get(name) ?? none;
  return [
    ...(placed.get(accountKey(namespace, name)) ?? none),
    ...(placed.get(accountKey(undefined, name)) ?? none),
  ];
}

function bindingsByAccount(resources: readonly SlimResource[]): AccountBindings {
  const named = new Map<string, SlimResource[]>();
  const placed = new Map<string, SlimResource[]>();
  for (const slim of resources) {
    if (slim.details?.of !== 'binding') continue;
    for (const subject of slim.details.subjects) {
      const account = accountOf(subject, slim.namespace);
      if (account === undefined) continue;
      addTo(named, account.name, slim);
      addTo(placed, accountKey(account.namespace, account.name), slim);
    }
  }
  return { named, placed };
}

/** Appends to the list under a key, once. */
function addTo(map: Map<string, SlimResource[]>, key: string, slim: SlimResource): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [slim]);
  else if (list.at(-1) !== slim) list.push(slim);
}

/** True for a kind of another API group than Kubernetes' own: those have no dot, or end in `.k8s.io`. */
function isCustom({ apiVersion }: SlimResource): boolean {
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  return group.includes('.') && !group.endsWith('.k8s.io');
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
