import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PodSecurityLevel } from '../../analyzers/pod-security/control.ts';
import { controlsAt, newestPolicyVersion, objectionsTo } from '../../analyzers/pod-security/standard.ts';
import { judge, note, type Raised } from '../../evaluate/judge.ts';
import { makePlan } from '../../evaluate/plan.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Pod } from '../../model/pod.ts';
import { resourcesOf } from '../../model/resource.ts';
import { podOf } from '../../model/workload.ts';
import { controlsOf, inProfile } from '../../policy/profiles.ts';
import { makeTarget, type PodCheck } from '../check.ts';
import { checks } from '../index.generated.ts';

const levels: readonly PodSecurityLevel[] = ['baseline', 'restricted'];
const minors = Array.from({ length: newestPolicyVersion + 1 }, (_, minor) => minor);
const plans = levels.flatMap((level) =>
  minors.map((minor) => makePlan(inProfile(checks, `pss-${level}`, minor), makeTarget({ level, minor }))),
);

describe('the profiles of the Pod Security Standards', () => {
  test('report exactly the fields that admission objects to, at every level and version', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        const pod = readPod(manifest);
        for (const plan of plans) {
          const { level = 'baseline', minor } = plan.target;
          const objected = objectionsTo(pod, level, minor).flatMap(({ fields }) =>
            fields.map(({ at }) => at),
          );
          const { raised, failed } = judge(pod.resource, [pod], plan);
          expect(failed).toEqual([]);
          expect({ level, minor, at: pointersOf(raised) }).toEqual({ level, minor, at: objected.toSorted() });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('hold for each control the checks that together object as it does', () => {
    const podChecks = checks.filter((check) => check.on === 'pod');
    fc.assert(
      fc.property(manifests, (manifest) => {
        const pod = readPod(manifest);
        for (const { target } of plans) {
          const { level = 'baseline', minor } = target;
          for (const control of controlsAt(level, minor)) {
            const carrying = podChecks.filter((check) => controlsOf(check).includes(control.id));
            const objected = control.judge(pod)?.fields.map(({ at }) => at) ?? [];
            const found = carrying.flatMap((check) => raisedBy(check, pod, target));
            expect({ control: control.id, level, minor, at: pointersOf(found) }).toEqual({
              control: control.id,
              level,
              minor,
              at: objected.toSorted(),
            });
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('hold at least one check for every control', () => {
    const carried = new Set(checks.flatMap((check) => controlsOf(check)));
    const active = levels.flatMap((level) => minors.flatMap((minor) => controlsAt(level, minor)));
    expect([...new Set(active.map(({ id }) => id))].filter((id) => !carried.has(id))).toEqual([]);
  });

  test('hold no check that is not part of the standard', () => {
    expect(plans.flatMap((plan) => plan.checks.filter((check) => check.on !== 'pod'))).toEqual([]);
  });
});

function readPod(manifest: JsonValue): Pod {
  const [resource] = resourcesOf(manifest, 'pod.yaml');
  const pod = resource === undefined ? undefined : podOf(resource);
  if (pod === undefined) throw new Error('the manifest holds no pod');
  return pod;
}

function raisedBy(check: PodCheck, pod: Pod, target: Parameters<PodCheck['evaluate']>[1]): readonly Raised[] {
  const raised: Raised[] = [];
  note(raised, check, check.evaluate(pod, target), undefined);
  return raised;
}

function pointersOf(raised: readonly Raised[]): readonly string[] {
  return raised.map(({ violation }) => violation.at).toSorted();
}

/** A map with any of the fields; the required ones are always there. */
function map(
  fields: Readonly<Record<string, fc.Arbitrary<JsonValue>>>,
  requiredKeys: string[] = [],
): fc.Arbitrary<JsonObject> {
  return fc.record(fields, { requiredKeys });
}

const boolean = fc.boolean();
const users = fc.constantFrom(0, 1000);
const profiles = map({ type: fc.constantFrom('', 'RuntimeDefault', 'Localhost', 'Unconfined') });
const selinux = map({
  type: fc.constantFrom('', 'container_t', 'container_engine_t', 'spc_t'),
  user: fc.constantFrom('', 'system_u'),
  role: fc.constantFrom('', 'system_r'),
  level: fc.constant('s0'),
});
const shared = {
  runAsNonRoot: boolean,
  runAsUser: users,
  seccompProfile: profiles,
  appArmorProfile: profiles,
  seLinuxOptions: selinux,
  windowsOptions: map({ hostProcess: boolean }),
};
const capabilities = map({
  add: fc.subarray(['NET_BIND_SERVICE', 'CHOWN', 'SYS_ADMIN', 'net_raw']),
  drop: fc.subarray(['ALL', 'all', 'NET_RAW']),
});
const containerSecurity = map({
  ...shared,
  privileged: boolean,
  allowPrivilegeEscalation: boolean,
  procMount: fc.constantFrom('Default', 'Unmasked'),
  capabilities,
});
const podSecurity = map({
  ...shared,
  sysctls: fc.subarray(
    ['kernel.msgmax', 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_notsent_lowat'].map(
      (name) => ({ name, value: '1' }),
    ),
  ),
});
const hosts = fc.constantFrom('', 'shop.example.com');
const handler: fc.Arbitrary<JsonValue> = fc.oneof(
  hosts.map((host) => ({ httpGet: { host, port: 80 } })),
  hosts.map((host) => ({ tcpSocket: { host, port: 80 } })),
);

function container(name: string): fc.Arbitrary<JsonValue> {
  const fields = {
    name: fc.constant(name),
    securityContext: containerSecurity,
    restartPolicy: fc.constant('Always'),
    ports: fc.subarray<JsonValue>([{ hostPort: 0 }, { hostPort: 80 }, { containerPort: 8080 }]),
    livenessProbe: handler,
    readinessProbe: handler,
    startupProbe: handler,
    lifecycle: map({ postStart: handler, preStop: handler }),
  };
  return map(fields, ['name']);
}

const volumes = fc.subarray<JsonValue>([
  { name: 'scratch', emptyDir: {} },
  { name: 'data', hostPath: { path: '/srv/data' } },
  { name: 'share', nfs: { server: 'storage.example.com', path: '/' } },
  { name: 'nothing' },
]);

const annotationKeys = [
  'container.apparmor.security.beta.kubernetes.io/web',
  'container.apparmor.security.beta.kubernetes.io/gone',
  'seccomp.security.alpha.kubernetes.io/pod',
  'container.seccomp.security.alpha.kubernetes.io/web',
  'container.seccomp.security.alpha.kubernetes.io/gone',
];
const annotationValues = fc.constantFrom(
  '',
  'runtime/default',
  'docker/default',
  'localhost/shop',
  'unconfined',
);

const manifests = fc
  .record({
    annotations: map(Object.fromEntries(annotationKeys.map((key) => [key, annotationValues]))),
    spec: map({
      hostNetwork: boolean,
      hostPID: boolean,
      hostIPC: boolean,
      hostUsers: boolean,
      os: fc.constantFrom({ name: 'linux' }, { name: 'windows' }),
      securityContext: podSecurity,
      volumes,
      initContainers: fc.tuple(container('prepare')),
      containers: fc.tuple(container('web'), container('cache')),
      ephemeralContainers: fc.tuple(container('debug')),
    }),
  })
  .map(({ annotations, spec }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', annotations },
    spec,
  }));
