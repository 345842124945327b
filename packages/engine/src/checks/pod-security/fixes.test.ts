import { expect, test } from 'vitest';
import { examine } from '../../evaluate/examine.ts';
import { makePlan } from '../../evaluate/plan.ts';
import { proposalsFor } from '../../fix/proposal.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { makeTarget, type Check, type Edit } from '../check.ts';
import type { FixValues } from '../fix-values.ts';
import { checks } from '../index.generated.ts';

const byId = new Map(checks.map((check): [string, Check] => [check.id, check]));

/** The repairs of one check for a Pod, given as the YAML of its spec in flow style. */
function repairs(
  id: string,
  spec: string,
  values: FixValues = {},
): readonly (readonly [string, readonly Edit[]])[] {
  const check = byId.get(id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  const source = {
    uri: 'pod.yaml',
    text: `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: ${spec}}`,
  };
  const plan = makePlan([check], makeTarget());
  const { findings } = examine(source, plan);
  const { documents } = parseSource(source);
  return proposalsFor(source, documents, findings, { plan, checkOf: (one) => byId.get(one), values }).map(
    ({ safety, edits }) => [safety, edits],
  );
}

const context = '/spec/containers/0/securityContext';

test.each<[string, string, string, string, readonly Edit[]]>([
  [
    'is safe where `ALL` is only written in lower case',
    'capabilities-not-dropped-all',
    '{containers: [{name: web, securityContext: {capabilities: {drop: [KILL, all]}}}]}',
    'safe',
    [{ op: 'set', at: `${context}/capabilities/drop/1`, value: 'ALL' }],
  ],
  [
    'keeps what is both added and dropped away',
    'capabilities-not-dropped-all',
    '{containers: [{name: web, securityContext: {capabilities: {add: [CHOWN], drop: [CHOWN, KILL]}}}]}',
    'unsafe',
    [{ op: 'set', at: `${context}/capabilities/drop`, value: ['ALL', 'CHOWN'] }],
  ],
  [
    'is safe for an ordinary user who cannot gain a capability',
    'capabilities-not-dropped-all',
    '{securityContext: {runAsUser: 20000}, containers: [{name: web, securityContext: {allowPrivilegeEscalation: false}}]}',
    'safe',
    [{ op: 'set', at: `${context}/capabilities/drop`, value: ['ALL'] }],
  ],
  [
    'takes a capability away as often as it is added',
    'capability-sys-admin',
    '{containers: [{name: web, securityContext: {capabilities: {add: [SYS_ADMIN, KILL, sys_admin]}}}]}',
    'unsafe',
    [
      { op: 'remove', at: `${context}/capabilities/add/0` },
      { op: 'remove', at: `${context}/capabilities/add/2` },
    ],
  ],
  [
    'removes a profile of Windows, which the API server refuses',
    'seccomp-unconfined',
    '{os: {name: windows}, containers: [{name: web, securityContext: {seccompProfile: {type: Unconfined}}}]}',
    'safe',
    [{ op: 'remove', at: `${context}/seccompProfile` }],
  ],
  [
    'takes the local profile away with its type',
    'seccomp-unconfined',
    '{containers: [{name: web, securityContext: {seccompProfile: {type: Unconfined, localhostProfile: a.json}}}]}',
    'unsafe',
    [
      { op: 'set', at: `${context}/seccompProfile/type`, value: 'RuntimeDefault' },
      { op: 'remove', at: `${context}/seccompProfile/localhostProfile` },
    ],
  ],
  [
    'is safe where the manifest names an ordinary user',
    'run-as-root',
    '{securityContext: {runAsUser: 1000}, containers: [{name: web}]}',
    'safe',
    [{ op: 'set', at: `${context}/runAsNonRoot`, value: true }],
  ],
  [
    'is unsafe where the image names the user',
    'run-as-root',
    '{containers: [{name: web}]}',
    'unsafe',
    [{ op: 'set', at: `${context}/runAsNonRoot`, value: true }],
  ],
  [
    'leaves the node with its ports and its loopback address',
    'host-network',
    '{hostNetwork: true, containers: [{name: web, ports: [{containerPort: 80, hostPort: 80}], livenessProbe: {tcpSocket: {host: 127.0.0.1, port: 80}}}]}',
    'unsafe',
    [
      { op: 'remove', at: '/spec/hostNetwork' },
      { op: 'remove', at: '/spec/containers/0/ports/0/hostPort' },
      { op: 'remove', at: '/spec/containers/0/livenessProbe/tcpSocket/host' },
    ],
  ],
  [
    'is safe for what the API server refuses in a user namespace',
    'host-ipc',
    '{hostIPC: true, hostUsers: false, containers: [{name: web}]}',
    'safe',
    [{ op: 'remove', at: '/spec/hostIPC' }],
  ],
  [
    'removes a runtime socket with all of its mounts',
    'runtime-socket-mounted',
    '{volumes: [{name: a, emptyDir: {}}, {name: s, hostPath: {path: /run/docker.sock}}], containers: [{name: web, volumeMounts: [{name: a, mountPath: /a}, {name: s, mountPath: /s}]}]}',
    'unsafe',
    [
      { op: 'remove', at: '/spec/volumes/1' },
      { op: 'remove', at: '/spec/containers/0/volumeMounts/1' },
    ],
  ],
  [
    'of a mount is safe where the API server refuses it: without `privileged`',
    'mount-propagation-bidirectional',
    '{containers: [{name: web, volumeMounts: [{name: a, mountPath: /a, mountPropagation: Bidirectional}]}]}',
    'safe',
    [{ op: 'set', at: '/spec/containers/0/volumeMounts/0/mountPropagation', value: 'HostToContainer' }],
  ],
])('a repair %s', (_, id, spec, safety, edits) => {
  expect(repairs(id, spec)).toEqual([[safety, edits]]);
});

test.each([
  ['asks for a user where it takes one', 'run-as-uid-zero', { 'run-as-user': 0 }],
  ['takes no user of the node', 'low-uid', { 'run-as-user': 1000 }],
  ['takes no group that is no number', 'root-group', { 'run-as-group': 'staff' }],
] as const)('a repair %s', (_, id, values) => {
  const spec = '{containers: [{name: web, securityContext: {runAsUser: 0, runAsGroup: 0}}]}';
  expect(repairs(id, spec)).toMatchObject([['unsafe', []]]);
  expect(repairs(id, spec, values)).toEqual([]);
});
