import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { checks } from '../checks/index.generated.ts';
import { inProfile } from '../policy/profiles.ts';
import { examine } from './examine.ts';
import { makePlan, type Plan } from './plan.ts';

const target = makeTarget({ minor: 36 });
const byDefault = makePlan(inProfile(checks, 'default', target.minor), target);

function found(text: string, plan: Plan = byDefault): readonly string[] {
  return examine({ uri: 'pod.yaml', text }, plan)
    .findings.map(({ check, resource }) => `${check} ${resource.container ?? '-'}`)
    .toSorted();
}

function pod(spec: string, annotations = '{}'): string {
  return `{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, annotations: ${annotations}}, spec: ${spec}}`;
}

const sound =
  'allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, runAsNonRoot: true, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}';
const rest =
  'image: registry.example.com/shop/web:1.4.2, resources: {requests: {cpu: 10m}, limits: {memory: 64Mi}}';

describe('one fault is one finding', () => {
  test('what a privileged container makes meaningless is not said of it, and is said of its neighbour', () => {
    const containers = `[{name: agent, ${rest}, securityContext: {privileged: true, runAsNonRoot: true, readOnlyRootFilesystem: true, capabilities: {add: [SYS_ADMIN]}}}, {name: web, ${rest}, securityContext: {runAsNonRoot: true, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}}]`;
    expect(found(pod(`{containers: ${containers}}`))).toEqual([
      'privilege-escalation-allowed web',
      'privileged-container agent',
      'seccomp-not-set web',
    ]);
  });

  test('a container without a name silences no other', () => {
    const containers = `[{${rest}, securityContext: {privileged: true}}, {name: web, ${rest}, securityContext: {runAsNonRoot: true, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}}]`;
    expect(found(pod(`{containers: ${containers}}`))).toContain('seccomp-not-set web');
  });

  test('no two checks silence each other, not even by way of others', () => {
    const silencersOf = new Map(
      checks.map(({ id, impliedBy = [], mootBy = [] }) => [id, [...impliedBy, ...mootBy]]),
    );
    const reached = (from: string, seen: Set<string>): Set<string> => {
      for (const next of silencersOf.get(from) ?? []) if (!seen.has(next)) reached(next, seen.add(next));
      return seen;
    };
    expect(checks.map(({ id }) => id).filter((id) => reached(id, new Set()).has(id))).toEqual([]);
  });

  test('a check that is silent beside another speaks where the other does not run', () => {
    const containers = `[{name: agent, ${rest}, securityContext: {privileged: true}}]`;
    const alone = checks.filter(({ id }) => id === 'seccomp-not-set');
    expect(found(pod(`{containers: ${containers}}`), makePlan(alone, target))).toEqual([
      'seccomp-not-set agent',
    ]);
  });

  test('a level of the Pod Security Standards is judged field by field', () => {
    const containers = `[{name: agent, ${rest}, securityContext: {privileged: true}}]`;
    const level = makeTarget({ minor: 36, level: 'restricted' });
    const plan = makePlan(inProfile(checks, 'pss-restricted', level.minor), level);
    expect(found(pod(`{containers: ${containers}}`), plan)).toEqual([
      'capabilities-not-dropped-all agent',
      'privilege-escalation-allowed agent',
      'privileged-container agent',
      'run-as-root agent',
      'seccomp-not-set agent',
    ]);
  });

  test('user 0 is said once, of the container or of the whole pod', () => {
    const context = sound.replace('runAsNonRoot: true', 'runAsUser: 0');
    expect(found(pod(`{containers: [{name: web, ${rest}, securityContext: {${context}}}]}`))).toEqual([
      'run-as-uid-zero web',
    ]);
    const open = sound.replace('runAsNonRoot: true, ', '');
    expect(
      found(
        pod(
          `{securityContext: {runAsUser: 0}, containers: [{name: web, ${rest}, securityContext: {${open}}}]}`,
        ),
      ),
    ).toEqual(['run-as-uid-zero -']);
  });

  test('a volume of the node is said once, by the worst that it is', () => {
    const volumes =
      '[{name: a, hostPath: {path: /var/run/docker.sock}}, {name: b, hostPath: {path: /etc}}, {name: c, hostPath: {path: /srv}}]';
    const containers = `[{name: web, ${rest}, securityContext: {${sound}}, volumeMounts: [{name: a, mountPath: /a}]}]`;
    expect(found(pod(`{volumes: ${volumes}, containers: ${containers}}`))).toEqual([
      'host-path-sensitive -',
      'host-path-volume -',
      'runtime-socket-mounted -',
    ]);
  });

  test('a system directory that may be written to is said once, where it is written to', () => {
    const volumes = '[{name: a, hostPath: {path: /etc}}, {name: b, hostPath: {path: /proc}}]';
    const mounts = '[{name: a, mountPath: /a}, {name: b, mountPath: /b, readOnly: true}]';
    const containers = `[{name: web, ${rest}, securityContext: {${sound}}, volumeMounts: ${mounts}}]`;
    expect(found(pod(`{volumes: ${volumes}, containers: ${containers}}`))).toEqual([
      'host-path-sensitive -',
      'host-path-writable web',
    ]);
  });

  test.each([
    ['a profile in lower case', sound.replace('type: RuntimeDefault', 'type: runtimeDefault'), rest],
    ['a text for a list', sound.replace('drop: [ALL]', 'drop: ALL'), rest],
    [
      'a text for a boolean',
      sound.replace('allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: "false"'),
      rest,
    ],
    ['a unit that is none', sound, rest.replace('64Mi', '64MB')],
  ])('a value that the API server does not take is said once: %s', (_, context, fields) => {
    expect(found(pod(`{containers: [{name: web, ${fields}, securityContext: {${context}}}]}`))).toEqual([
      'invalid-field-value web',
    ]);
  });

  test('a value that cannot be read does not meet a level', () => {
    const context = sound.replace('allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: "false"');
    const level = makeTarget({ minor: 36, level: 'restricted' });
    const plan = makePlan(inProfile(checks, 'pss-restricted', level.minor), level);
    expect(found(pod(`{containers: [{name: web, ${rest}, securityContext: {${context}}}]}`), plan)).toEqual([
      'privilege-escalation-allowed web',
    ]);
  });

  test('a capability by a name that is none is said once', () => {
    const context = sound.replace('drop: [ALL]', 'drop: [ALL], add: [CAP_NET_ADMIN]');
    expect(found(pod(`{containers: [{name: web, ${rest}, securityContext: {${context}}}]}`))).toEqual([
      'dead-capability-name web',
    ]);
  });

  test('an annotation that is ignored is said instead of the profile that it does not set', () => {
    const context = sound.replace(', seccompProfile: {type: RuntimeDefault}', '');
    const containers = `[{name: web, ${rest}, securityContext: {${context}}}, {name: log, ${rest}, securityContext: {${context}}}]`;
    const annotation = '{container.seccomp.security.alpha.kubernetes.io/web: runtime/default}';
    expect(found(pod(`{containers: ${containers}}`, annotation))).toEqual([
      'dead-seccomp-annotation web',
      'seccomp-not-set log',
    ]);
  });
});
