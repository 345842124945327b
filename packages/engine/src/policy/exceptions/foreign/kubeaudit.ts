import type { WrittenException } from '../../../model/exception.ts';
import type { Pod } from '../../../model/pod.ts';
import type { Mark, Marks } from '../marks.ts';
import { reasonIn } from './foreign.ts';

const containerPrefixes: readonly string[] = ['container.kubeaudit.io/', 'container.audit.kubernetes.io/'];
const podPrefixes: readonly string[] = [
  'kubeaudit.io/',
  'audit.kubernetes.io/pod.',
  'audit.kubernetes.io/namespace.',
];

/** What each of kubeaudit's overrides allows, as our checks say it. */
const overrides: ReadonlyMap<string, readonly string[]> = new Map([
  ['allow-disabled-apparmor', ['apparmor-not-set', 'apparmor-overridden']],
  [
    'allow-automount-service-account-token',
    ['default-account-mounts-token', 'token-automount-requested', 'token-automounted'],
  ],
  ['allow-namespace-host-network', ['host-network']],
  ['allow-namespace-host-IPC', ['host-ipc']],
  ['allow-namespace-host-PID', ['host-pid']],
  ['allow-run-as-root', ['root-user-possible', 'run-as-root', 'run-as-uid-zero']],
  ['allow-privilege-escalation', ['privilege-escalation-allowed', 'privilege-escalation-explicit']],
  ['allow-privileged', ['privileged-container']],
  ['allow-read-only-root-filesystem-false', ['root-filesystem-writable']],
  [
    'allow-non-default-deny-ingress-network-policy',
    ['default-deny-missing', 'namespace-without-network-policy', 'network-policy-allows-everything'],
  ],
  [
    'allow-non-default-deny-egress-network-policy',
    ['default-deny-missing', 'namespace-without-network-policy', 'network-policy-allows-everything'],
  ],
]);
const addedCapability: readonly string[] = [
  'capabilities-added',
  'capabilities-beyond-baseline',
  'capability-dangerous',
  'capability-net-raw',
  'capability-sys-admin',
];
const mountedPath: readonly string[] = ['host-path-sensitive', 'host-path-volume', 'host-path-writable'];
const capabilityOverride = 'allow-capability-';
const pathOverride = 'allow-host-path-mount-';

/** kubeaudit reads labels of the pod, or of the object where there is no pod; the key decides, the value is the reason. */
export function kubeAuditExceptions(
  { labels, templateLabels, isTemplated }: Marks,
  pod: Pod | undefined,
): readonly WrittenException[] {
  return (isTemplated ? templateLabels : labels).flatMap((mark) => exceptionsOf(mark, pod));
}

function exceptionsOf(mark: Mark, pod: Pod | undefined): readonly WrittenException[] {
  const forContainer = containerPrefixes.find((prefix) => mark.key.startsWith(prefix));
  if (forContainer !== undefined) {
    const rest = mark.key.slice(forContainer.length);
    const dot = rest.lastIndexOf('.');
    return dot < 0 ? [] : allowing(rest.slice(dot + 1), mark, pod, rest.slice(0, dot));
  }
  const prefix = podPrefixes.find((one) => mark.key.startsWith(one));
  return prefix === undefined ? [] : allowing(mark.key.slice(prefix.length), mark, pod, undefined);
}

function allowing(
  override: string,
  mark: Mark,
  pod: Pod | undefined,
  container: string | undefined,
): readonly WrittenException[] {
  const of = (checks: readonly string[], field?: string): WrittenException => ({
    kind: 'label',
    source: 'kubeaudit',
    written: mark.key,
    at: mark.at,
    checks,
    ...reasonIn(mark.value),
    ...(container === undefined ? {} : { container }),
    ...(field === undefined ? {} : { field }),
  });
  const checks = overrides.get(override);
  if (checks !== undefined) return [of(checks)];
  if (pod === undefined) return [];
  const fields = override.startsWith(capabilityOverride)
    ? capabilityFields(pod, override.slice(capabilityOverride.length))
    : override.startsWith(pathOverride)
      ? volumeFields(pod, override.slice(pathOverride.length))
      : [];
  const covered = override.startsWith(capabilityOverride) ? addedCapability : mountedPath;
  return fields.map((field) => of(covered, field.slice(pod.resource.at.length)));
}

/** Where containers add a capability that kubeaudit writes as `sys-admin`. */
function capabilityFields({ containers }: Pod, name: string): readonly string[] {
  const wanted = name.toUpperCase().replaceAll('-', '_');
  return containers.flatMap(({ security }) =>
    security.capabilitiesAdded.flatMap((capability, index) =>
      capability === wanted ? [`${security.at}/capabilities/add/${index}`] : [],
    ),
  );
}

/** Where a volume is declared and where containers mount it. */
function volumeFields({ volumes, containers }: Pod, name: string): readonly string[] {
  return [...volumes, ...containers.flatMap(({ mounts }) => mounts)]
    .filter((one) => one.name === name)
    .map(({ at }) => at);
}
