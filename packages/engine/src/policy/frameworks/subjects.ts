import { groupOf } from '../../checks/index.generated.ts';
import type { Check } from '../../checks/check.ts';
import type { Program } from '../../model/component.ts';
import type { KindName } from '../../model/resource.ts';

/** What a check looks at: without it in the input, that nothing was found says nothing. */
export type Subject =
  | { readonly of: 'pods' }
  | { readonly of: 'programs'; readonly programs: readonly Program[] }
  /** An empty list means resources of every kind. */
  | { readonly of: 'kinds'; readonly kinds: readonly KindName[] };

/** What was met of that in a scan. */
export interface Met {
  readonly kinds: readonly KindName[];
  readonly hasPods: boolean;
  readonly programs: readonly Program[];
}

/** The subject of a check. Checks on settings of the cluster's programs ask every pod whether it runs one. */
export function subjectOf(check: Check): Subject {
  const programs = programsOf(check);
  if (programs !== undefined) return { of: 'programs', programs };
  switch (check.on) {
    case 'pod':
    case 'container':
      return { of: 'pods' };
    case 'resource':
    case 'snapshot':
      return { of: 'kinds', kinds: check.kinds };
    case 'schema':
    case 'document':
    case 'exception':
      return { of: 'kinds', kinds: [] };
  }
}

/** True if something that a check looks at was met. */
export function isMet(subject: Subject, { kinds, hasPods, programs }: Met): boolean {
  switch (subject.of) {
    case 'pods':
      return hasPods;
    case 'programs':
      return subject.programs.some((program) => programs.includes(program));
    case 'kinds':
      return subject.kinds.length === 0
        ? kinds.length > 0
        : subject.kinds.some((kind) => kinds.includes(kind));
  }
}

/**
 * What would show a subject that every cluster has, whatever the manifests hold; `undefined` for one that a cluster may
 * do without, such as an Ingress.
 */
export function whatShows(subject: Subject): string | undefined {
  switch (subject.of) {
    case 'pods':
      return undefined;
    case 'programs':
      return subject.programs.map((program) => shownBy[program]).join(', or ');
    case 'kinds':
      return subject.kinds.map((kind) => shownByKind.get(kind)).find((text) => text !== undefined);
  }
}

const shownBy: Readonly<Record<Program, string>> = {
  'kube-apiserver': 'the manifest of `kube-apiserver`, or what kubeadm is given for it',
  'kube-controller-manager': 'the manifest of `kube-controller-manager`, or what kubeadm is given for it',
  'kube-scheduler': 'the manifest of `kube-scheduler`, or what kubeadm is given for it',
  etcd: 'the manifest of `etcd`, or what kubeadm is given for it',
  kubelet: 'the `KubeletConfiguration` of the nodes',
};

const shownByKind: ReadonlyMap<KindName, string> = new Map([
  ['Namespace', 'the Namespaces'],
  ['EncryptionConfiguration.apiserver.config.k8s.io', 'the `EncryptionConfiguration` of the API server'],
  ['Policy.audit.k8s.io', 'the audit policy of the API server'],
]);

const programGroups: ReadonlySet<string> = new Set(['control-plane', 'node']);

/** The checks of these groups say in their id whose setting they judge. */
const programsByPrefix: readonly (readonly [string, readonly Program[]])[] = [
  ['apiserver-', ['kube-apiserver']],
  ['audit-', ['kube-apiserver']],
  ['secrets-encryption-', ['kube-apiserver']],
  ['controller-manager-', ['kube-controller-manager']],
  ['scheduler-', ['kube-scheduler']],
  ['etcd-', ['etcd']],
  ['kubelet-', ['kubelet']],
];

function programsOf({ id, ...check }: Check): readonly Program[] | undefined {
  if (!programGroups.has(groupOf.get(id) ?? '')) return undefined;
  const isOfFile = 'kinds' in check && check.kinds.some((kind) => shownByKind.has(kind));
  return isOfFile ? undefined : programsByPrefix.find(([prefix]) => id.startsWith(prefix))?.[1];
}
