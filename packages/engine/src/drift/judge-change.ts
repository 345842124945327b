import { severities, type Severity } from '../checks/check.ts';
import { isArray, isObject, isSameJson, valueAt, type JsonObject, type JsonValue } from '../model/json.ts';
import { roleKinds, bindingKinds } from '../model/rbac.ts';
import type { KindName } from '../model/resource.ts';
import type { Direction, DriftObject, FieldDrift, FindingDrift } from './drift.ts';
import { lastToken } from './security-part.ts';

/** What a difference comes to. */
export interface Judged {
  readonly direction: Direction;
  readonly severity: Severity;
  readonly message: string;
}

/** What a pair of objects that differ comes to. */
export function judgeChange(
  repository: DriftObject,
  cluster: DriftObject,
  fields: readonly FieldDrift[],
  introduced: readonly FindingDrift[],
  resolved: readonly FindingDrift[],
): Judged {
  const [worst] = introduced.toSorted(bySeverity);
  if (worst !== undefined) {
    return { direction: 'weaker', severity: worst.severity, message: `the cluster adds: ${worst.message}` };
  }
  const { kindName } = repository;
  if (bindingKinds.includes(kindName)) return judgeBinding(repository.object, cluster.object);
  if (roleKinds.includes(kindName)) return judgeRole(repository.object, cluster.object);
  if (isGuard(kindName)) {
    const message =
      'what guards others is not what the repository says; whether it guards less cannot be told';
    return { direction: 'unclear', severity: 'medium', message };
  }
  const image = fields.find(({ at }) => lastToken(at) === 'image');
  if (image !== undefined) {
    const message = `the cluster runs image \`${shown(image.cluster)}\` where the repository says \`${shown(image.repository)}\``;
    return { direction: 'unclear', severity: 'medium', message };
  }
  const added = fields.find(
    ({ at, repository: written }) => written === undefined && /ontainers\/\d+$/u.test(at),
  );
  if (added !== undefined) {
    const name = isObject(added.cluster) ? shown(valueAt(added.cluster, 'name')) : '';
    const message = `the cluster runs container \`${name}\`, which the repository does not have`;
    return { direction: 'unclear', severity: 'medium', message };
  }
  const [gone] = resolved;
  if (gone !== undefined) {
    return { direction: 'stronger', severity: 'info', message: `the cluster lacks: ${gone.message}` };
  }
  const places = fields.map(({ at }) => `\`${at}\``);
  const rest = places.length > 3 ? ` and ${places.length - 3} more` : '';
  const message = `differs at ${places.slice(0, 3).join(', ')}${rest}`;
  return { direction: 'neutral', severity: 'low', message };
}

/** What an object comes to that only the repository has. */
export function judgeMissing({ kindName }: DriftObject): Judged {
  if (isGuard(kindName)) {
    const severity = isQuota(kindName) ? 'medium' : 'high';
    return { direction: 'weaker', severity, message: 'it guards others, and it is not in the cluster' };
  }
  return { direction: 'neutral', severity: 'info', message: 'it is not in the cluster' };
}

/** What an object comes to that only the cluster has. */
export function judgeAdded(
  { kindName }: DriftObject,
  introduced: readonly FindingDrift[],
  holdsPod: boolean,
): Judged {
  const [worst] = introduced.toSorted(bySeverity);
  const message = 'it is in the cluster and not in the repository';
  if (bindingKinds.includes(kindName)) {
    return {
      direction: 'weaker',
      severity: atLeast('high', worst),
      message: `it gives rights, and ${message}`,
    };
  }
  if (worst !== undefined)
    return { direction: 'weaker', severity: worst.severity, message: `${message}: ${worst.message}` };
  if (holdsPod) return { direction: 'unclear', severity: 'medium', message };
  return { direction: 'neutral', severity: 'info', message };
}

function atLeast(least: Severity, finding: FindingDrift | undefined): Severity {
  if (finding === undefined) return least;
  return severities.indexOf(finding.severity) > severities.indexOf(least) ? finding.severity : least;
}

export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return severities.indexOf(b.severity) - severities.indexOf(a.severity);
}

const guards: ReadonlySet<KindName> = new Set([
  'AdminNetworkPolicy.policy.networking.k8s.io',
  'AuthorizationPolicy.security.istio.io',
  'BaselineAdminNetworkPolicy.policy.networking.k8s.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'CiliumNetworkPolicy.cilium.io',
  'ClusterNetworkPolicy.policy.networking.k8s.io',
  'GlobalNetworkPolicy.projectcalico.org',
  'MutatingAdmissionPolicy.admissionregistration.k8s.io',
  'MutatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'NetworkPolicy.networking.k8s.io',
  'NetworkPolicy.projectcalico.org',
  'PeerAuthentication.security.istio.io',
  'RequestAuthentication.security.istio.io',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
]);

const quotas: ReadonlySet<KindName> = new Set(['LimitRange', 'ResourceQuota']);

function isQuota(kindName: KindName): boolean {
  return quotas.has(kindName);
}

/** True for the kinds that keep others from doing harm, so that less of them is never harmless. */
function isGuard(kindName: KindName): boolean {
  return guards.has(kindName) || isQuota(kindName);
}

function judgeBinding(repository: JsonObject, cluster: JsonObject): Judged {
  const isSameRole = isSameJson(valueAt(repository, 'roleRef'), valueAt(cluster, 'roleRef'));
  const known = itemsAt(repository, 'subjects');
  const first = itemsAt(cluster, 'subjects').find(
    (subject) => !known.some((one) => isSameSubject(one, subject)),
  );
  if (!isSameRole) {
    return {
      direction: 'weaker',
      severity: 'high',
      message: 'the binding in the cluster gives another role',
    };
  }
  if (first === undefined) {
    return {
      direction: 'stronger',
      severity: 'info',
      message: 'the binding in the cluster names fewer subjects',
    };
  }
  const name = isObject(first)
    ? `${shown(valueAt(first, 'kind'))} \`${shown(valueAt(first, 'name'))}\``
    : 'another subject';
  return {
    direction: 'weaker',
    severity: 'high',
    message: `the binding in the cluster gives its role to ${name} too`,
  };
}

function isSameSubject(one: JsonValue, other: JsonValue): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  return ['kind', 'name', 'namespace'].every((key) => isSameJson(valueAt(one, key), valueAt(other, key)));
}

const ruleLists: readonly string[] = ['verbs', 'apiGroups', 'resources', 'nonResourceURLs'];

function judgeRole(repository: JsonObject, cluster: JsonObject): Judged {
  const known = itemsAt(repository, 'rules');
  const more = itemsAt(cluster, 'rules').some((rule) => !known.some((one) => isCovered(rule, one)));
  return more
    ? { direction: 'weaker', severity: 'medium', message: 'the role in the cluster allows more' }
    : { direction: 'stronger', severity: 'info', message: 'the role in the cluster allows nothing more' };
}

/** True where one rule allows all that another does. */
function isCovered(rule: JsonValue, by: JsonValue): boolean {
  if (!isObject(rule) || !isObject(by)) return false;
  const names = itemsAt(by, 'resourceNames');
  const isNarrower =
    names.length === 0 ||
    (itemsAt(rule, 'resourceNames').length > 0 &&
      itemsAt(rule, 'resourceNames').every((name) => names.includes(name)));
  return (
    isNarrower &&
    ruleLists.every((key) => {
      const allowed = itemsAt(by, key);
      return allowed.includes('*') || itemsAt(rule, key).every((item) => allowed.includes(item));
    })
  );
}

function itemsAt(object: JsonObject, key: string): readonly JsonValue[] {
  const value = valueAt(object, key);
  return isArray(value) ? value : [];
}

function shown(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : 'none';
}
