import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  effectiveAppArmorProfile,
  effectiveRunAsGroup,
  effectiveRunAsNonRoot,
  effectiveRunAsUser,
  effectiveSeccompProfile,
  effectiveSeLinuxOptions,
  keepsCapability,
} from './effective.ts';
import type { Container } from './container.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { Pod } from './pod.ts';
import { resourcesOf } from './resource.ts';
import { limitOf, requestOf } from './resources.ts';
import { podOf } from './workload.ts';

function read(
  spec: JsonObject,
  annotations: JsonValue = {},
): { readonly pod: Pod; readonly container: Container } {
  const [resource] = resourcesOf(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', annotations }, spec },
    'pod.yaml',
  );
  const pod = resource === undefined ? undefined : podOf(resource);
  const container = pod?.containers[0];
  if (pod === undefined || container === undefined) throw new Error('the manifest holds no container');
  return { pod, container };
}

const readers = {
  runAsNonRoot: effectiveRunAsNonRoot,
  runAsUser: effectiveRunAsUser,
  runAsGroup: effectiveRunAsGroup,
  seccompProfile: effectiveSeccompProfile,
  seLinuxOptions: effectiveSeLinuxOptions,
  appArmorProfile: effectiveAppArmorProfile,
};

test('the value of a container counts before that of its pod, as a whole, and null is no value', () => {
  const values: Readonly<Record<keyof typeof readers, fc.Arbitrary<JsonValue | undefined>>> = {
    runAsNonRoot: fc.constantFrom<JsonValue | undefined>(undefined, null, true, false),
    runAsUser: fc.constantFrom<JsonValue | undefined>(undefined, null, 0, 1000),
    runAsGroup: fc.constantFrom<JsonValue | undefined>(undefined, null, 0, 1000),
    seccompProfile: profiles(),
    seLinuxOptions: fc.constantFrom<JsonValue | undefined>(
      undefined,
      null,
      {},
      { type: 'spc_t' },
      { level: 's0' },
    ),
    appArmorProfile: profiles(),
  };
  for (const [field, effective] of Object.entries(readers)) {
    const arbitrary = values[field as keyof typeof readers];
    fc.assert(
      fc.property(arbitrary, arbitrary, fc.boolean(), (own, shared, hasContext) => {
        const { pod, container } = read({
          ...(shared === undefined ? {} : { securityContext: { [field]: shared } }),
          containers: [
            {
              name: 'a',
              ...(own === undefined && !hasContext ? {} : { securityContext: { [field]: own ?? null } }),
            },
          ],
        });
        const { value, origin, at } = effective(pod, container);
        const written = own ?? shared ?? undefined;
        const owner = own == null ? (shared == null ? 'default' : 'pod') : 'container';
        expect(origin).toBe(owner);
        expect(at).toBe(`${owner === 'pod' ? '/spec' : '/spec/containers/0'}/securityContext/${field}`);
        expect({ value }).toMatchObject({ value: written });
      }),
    );
  }
});

function profiles(): fc.Arbitrary<JsonValue | undefined> {
  return fc.constantFrom<JsonValue | undefined>(
    undefined,
    null,
    { type: 'RuntimeDefault' },
    { type: 'Unconfined' },
  );
}

/** Container field, then annotation, then pod field, as the API server fills the container's field in. */
test.each<[string | undefined, string | undefined, string | undefined, string | undefined, string]>([
  [undefined, undefined, undefined, undefined, 'default'],
  [undefined, undefined, 'Unconfined', 'Unconfined', 'pod'],
  [undefined, 'runtime/default', 'Unconfined', 'RuntimeDefault', 'pod'],
  [undefined, 'unconfined', 'RuntimeDefault', 'Unconfined', 'pod'],
  [undefined, 'localhost/shop', 'Unconfined', 'Localhost', 'pod'],
  [undefined, '', 'Unconfined', 'Unconfined', 'pod'],
  [undefined, 'localhost/', 'Unconfined', 'Unconfined', 'pod'],
  [undefined, '', undefined, undefined, 'default'],
  [undefined, 'nonsense', 'RuntimeDefault', 'nonsense', 'pod'],
  ['Unconfined', 'runtime/default', 'RuntimeDefault', 'Unconfined', 'container'],
])('AppArmor: container %s, annotation %j, pod %s', (own, annotation, shared, type, origin) => {
  const { pod, container } = read(
    {
      ...(shared === undefined ? {} : { securityContext: { appArmorProfile: { type: shared } } }),
      containers: [
        { name: 'a', ...(own === undefined ? {} : { securityContext: { appArmorProfile: { type: own } } }) },
      ],
    },
    annotation === undefined ? {} : { 'container.apparmor.security.beta.kubernetes.io/a': annotation },
  );
  const effective = effectiveAppArmorProfile(pod, container);
  expect([effective.value?.type, effective.origin]).toEqual([type, origin]);
});

test('capabilities are added and dropped in the order of containerd', () => {
  const names = ['ALL', 'all', 'NET_RAW', 'net_raw', 'SYS_ADMIN', 'CAP_NET_RAW'];
  fc.assert(
    fc.property(fc.subarray(names), fc.subarray(names), fc.boolean(), (add, drop, isDefault) => {
      const { container } = read({
        containers: [{ name: 'a', securityContext: { capabilities: { add, drop } } }],
      });
      let has = isDefault;
      if (add.some((name) => name.toUpperCase() === 'ALL')) has = true;
      if (drop.some((name) => name.toUpperCase() === 'ALL')) has = false;
      if (add.some((name) => name.toUpperCase() === 'NET_RAW')) has = true;
      if (drop.some((name) => name.toUpperCase() === 'NET_RAW')) has = false;
      expect(keepsCapability(container, 'NET_RAW', isDefault)).toBe(has);
    }),
  );
});

test.each<[string, JsonObject, JsonObject, number, string | undefined, string | undefined]>([
  ['its own request and limit', { requests: { cpu: 1 }, limits: { cpu: 2 } }, {}, 36, '1 request', '2 limit'],
  ['the limit stands in for a request', { limits: { cpu: '500m' } }, {}, 36, '500m limit', '500m limit'],
  [
    'a request of 0 keeps it from that',
    { requests: { cpu: 0 }, limits: { cpu: 1 } },
    {},
    36,
    undefined,
    '1 limit',
  ],
  ['and so does one of null', { requests: { cpu: null }, limits: { cpu: 1 } }, {}, 36, undefined, '1 limit'],
  ['the pod as a whole', {}, { limits: { cpu: 4 } }, 34, '4 pod', '4 pod'],
  ['which was not read before 1.34', {}, { limits: { cpu: 4 } }, 33, undefined, undefined],
  ['what is no quantity does not count', { limits: { cpu: 'much' } }, {}, 36, undefined, undefined],
])('of requests and limits counts: %s', (_, resources, ofPod, minor, request, limit) => {
  const { pod, container } = read({ resources: ofPod, containers: [{ name: 'a', resources }] });
  const shown = (one: ReturnType<typeof limitOf>): string | undefined =>
    one && `${one.quantity} ${one.origin}`;
  expect([
    shown(requestOf(pod, container, 'cpu', minor)),
    shown(limitOf(pod, container, 'cpu', minor)),
  ]).toEqual([request, limit]);
});
