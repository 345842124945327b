import { groupOf } from '../../checks/index.generated.ts';
import type { Check } from '../../checks/check.ts';
import type { Parameters } from '../../checks/parameters.ts';
import type { Program } from '../../model/component.ts';
import { bindingKinds } from '../../model/rbac.ts';
import type { KindName } from '../../model/resource.ts';

/** What a check looks at: without it in the input, that nothing was found says nothing. */
export type Subject =
  | { readonly of: 'pods' }
  /** Pods, judged by a list that is empty where nobody sets it. */
  | { readonly of: 'listed'; readonly list: 'allowedRegistries' | 'allowedPriorityClasses' }
  /** All of them are needed; a flag that names a file takes the setting out of the manifest. */
  | {
      readonly of: 'programs';
      readonly programs: readonly Program[];
      readonly fileFlag?: FileFlag | undefined;
    }
  /** The Namespaces of all pods. */
  | { readonly of: 'namespaces' }
  /** Resources that say where they lie. */
  | { readonly of: 'places' }
  /** An empty list means resources of every kind. */
  | { readonly of: 'kinds'; readonly kinds: readonly KindName[] };

/** Flags of the cluster's programs that name a file with settings. */
export type FileFlag = (typeof fileFlags)[number];

export const fileFlags = ['authentication-config', 'authorization-config', 'config'] as const;

/** What was met of that in a scan. */
export interface Met {
  readonly kinds: readonly KindName[];
  readonly hasPods: boolean;
  /** The namespaces that pods lie in; empty text for pods that name none. */
  readonly podNamespaces: readonly string[];
  /** The names of the Namespaces. */
  readonly namespaces: readonly string[];
  readonly programs: readonly Program[];
  /** As `kube-apiserver --authorization-config`. */
  readonly fileFlags: readonly string[];
}

/** The subject of a check. Checks on settings of the cluster's programs ask every pod whether it runs one. */
export function subjectOf(check: Check): Subject {
  const special = specials.get(check.id) ?? programsOf(check);
  if (special !== undefined) return special;
  switch (check.on) {
    case 'pod':
    case 'container':
      return { of: 'pods' };
    case 'resource':
      return isOnNamespaces(check.kinds) ? { of: 'namespaces' } : { of: 'kinds', kinds: check.kinds };
    case 'snapshot':
      if (check.kinds.length === 0) return { of: 'pods' };
      return isOnNamespaces(check.kinds) ? { of: 'namespaces' } : { of: 'kinds', kinds: check.kinds };
    case 'schema':
    case 'document':
    case 'exception':
      return { of: 'kinds', kinds: [] };
  }
}

function isOnNamespaces(kinds: readonly KindName[]): boolean {
  return kinds.length === 1 && kinds[0] === 'Namespace';
}

/** True if something that a check looks at was met, and it had what it judges by. */
export function isMet(subject: Subject, met: Met, parameters: Partial<Parameters>): boolean {
  switch (subject.of) {
    case 'pods':
      return met.hasPods;
    case 'listed':
      return met.hasPods && (parameters[subject.list]?.length ?? 0) > 0;
    case 'programs':
      return subject.programs.every(
        (program) =>
          met.programs.includes(program) && !met.fileFlags.includes(`${program} --${subject.fileFlag ?? ''}`),
      );
    case 'namespaces':
      return met.namespaces.length > 0 && met.podNamespaces.every((name) => isKnown(name, met));
    case 'places':
      return met.kinds.length > 0 && !met.podNamespaces.includes('');
    case 'kinds':
      return subject.kinds.length === 0
        ? met.kinds.length > 0
        : subject.kinds.some((kind) => met.kinds.includes(kind));
  }
}

/** Namespaces that Kubernetes makes by itself, and that nobody writes a manifest for. */
const ownNamespaces: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

function isKnown(namespace: string, met: Met): boolean {
  return met.namespaces.includes(namespace) || ownNamespaces.has(namespace);
}

/**
 * What would show subjects that were not met and that every cluster has, whatever the manifests hold; empty for those
 * that a cluster may do without, such as an Ingress.
 */
export function whatShows(subjects: readonly Subject[], met: Met): readonly string[] {
  const absent = subjects.flatMap((subject) => (subject.of === 'programs' ? [subject] : []));
  const files = absent.flatMap(({ programs, fileFlag }) =>
    programs
      .filter((program) => met.fileFlags.includes(`${program} --${fileFlag ?? ''}`))
      .map((program) => `the file that \`--${fileFlag}\` of \`${program}\` names`),
  );
  const programs = new Set(
    absent.flatMap((subject) => subject.programs.filter((program) => !met.programs.includes(program))),
  );
  const others = subjects.flatMap((subject) => shownAlone(subject) ?? []);
  return [...new Set([...manifestsOf(programs), ...files, ...others])];
}

function manifestsOf(programs: ReadonlySet<Program>): readonly string[] {
  const names = [...programs].filter((program) => program !== 'kubelet').map((program) => `\`${program}\``);
  const last = names.pop();
  const kubelet = programs.has('kubelet') ? ['the `KubeletConfiguration` of the nodes'] : [];
  if (last === undefined) return kubelet;
  const text =
    names.length === 0
      ? `the manifest of ${last}, or what kubeadm is given for it`
      : `the manifests of ${names.join(', ')} and ${last}, or what kubeadm is given for them`;
  return [text, ...kubelet];
}

function shownAlone(subject: Subject): string | undefined {
  switch (subject.of) {
    case 'pods':
    case 'programs':
      return undefined;
    case 'listed':
      return `a list of your own, the parameter \`${subject.list}\``;
    case 'namespaces':
      return 'the Namespaces of all workloads';
    case 'places':
      return 'the namespace that these manifests are applied to';
    case 'kinds':
      return subject.kinds.map((kind) => shownByKind.get(kind)).find((text) => text !== undefined);
  }
}

const shownByKind: ReadonlyMap<KindName, string> = new Map([
  ['Namespace', 'the Namespaces of all workloads'],
  ['EncryptionConfiguration.apiserver.config.k8s.io', 'the `EncryptionConfiguration` of the API server'],
  ['Policy.audit.k8s.io', 'the audit policy of the API server'],
  ['KubeProxyConfiguration.kubeproxy.config.k8s.io', 'the `KubeProxyConfiguration` of the nodes'],
]);

const bindings: Subject = { of: 'kinds', kinds: bindingKinds };

/** Where the declaration of a check does not say what it cannot do without. */
const specials: ReadonlyMap<string, Subject> = new Map<string, Subject>([
  ['image-registry-not-allowed', { of: 'listed', list: 'allowedRegistries' }],
  ['priority-class-not-allowed', { of: 'listed', list: 'allowedPriorityClasses' }],
  ['custom-resource-without-definition', { of: 'kinds', kinds: [] }],
  ['default-namespace-used', { of: 'places' }],
  ['system-namespace-used', { of: 'places' }],
  ['workload-with-admin-rights', bindings],
  ['workload-with-takeover-rights', bindings],
  ['etcd-shared-ca', { of: 'programs', programs: ['etcd', 'kube-apiserver'] }],
  ['kubelet-server-cert-rotation', { of: 'programs', programs: ['kubelet', 'kube-controller-manager'] }],
]);

const programGroups: ReadonlySet<string> = new Set(['control-plane', 'node']);

/** The checks of these groups say in their id whose setting they judge. */
const programsByPrefix: readonly (readonly [string, Program])[] = [
  ['apiserver-', 'kube-apiserver'],
  ['audit-', 'kube-apiserver'],
  ['secrets-encryption-', 'kube-apiserver'],
  ['controller-manager-', 'kube-controller-manager'],
  ['scheduler-', 'kube-scheduler'],
  ['etcd-', 'etcd'],
  ['kubelet-', 'kubelet'],
];

/** The checks that a file of settings leaves without an answer. */
const filesByPrefix: readonly (readonly [string, FileFlag])[] = [
  ['apiserver-anonymous-', 'authentication-config'],
  ['apiserver-authorization-', 'authorization-config'],
  ['scheduler-profiling', 'config'],
];

function programsOf({ id, ...check }: Check): Subject | undefined {
  if (!programGroups.has(groupOf.get(id) ?? '')) return undefined;
  if ('kinds' in check && check.kinds.some((kind) => shownByKind.has(kind))) return undefined;
  const program = byPrefix(programsByPrefix, id);
  if (program === undefined) return undefined;
  return { of: 'programs', programs: [program], fileFlag: byPrefix(filesByPrefix, id) };
}

function byPrefix<T>(pairs: readonly (readonly [string, T])[], id: string): T | undefined {
  return pairs.find(([prefix]) => id.startsWith(prefix))?.[1];
}
