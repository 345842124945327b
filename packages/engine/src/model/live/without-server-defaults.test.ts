import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { JsonObject, JsonValue } from '../json.ts';
import { withoutServerDefaults } from './without-server-defaults.ts';

const container = { name: 'app', image: 'registry.example.com/app:1.4.2' };

/** A live container as a server of version 1.36.3 gives it back. */
const filledContainer = {
  ...container,
  imagePullPolicy: 'IfNotPresent',
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};
const filledSpec = {
  containers: [filledContainer],
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  securityContext: {},
};
const token = {
  name: 'kube-api-access-x7k2p',
  projected: {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
        },
      },
    ],
  },
};
const mount = {
  name: token.name,
  readOnly: true,
  mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
};
const tolerations = ['not-ready', 'unreachable'].map((key) => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

function live(kind: string, apiVersion: string, rest: JsonObject, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'web',
      namespace: 'shop',
      uid: '1f0d',
      resourceVersion: '42',
      generation: 1,
      creationTimestamp: '2026-11-21T00:00:00Z',
      managedFields: [],
      ...metadata,
    },
    ...rest,
    status: { phase: 'Pending' },
  };
}

function written(kind: string, apiVersion: string, rest: JsonObject, metadata: JsonObject = {}): JsonObject {
  return { apiVersion, kind, metadata: { name: 'web', namespace: 'shop', ...metadata }, ...rest };
}

const pod = (spec: JsonObject, metadata?: JsonObject): JsonObject =>
  live('Pod', 'v1', { spec: { ...filledSpec, ...spec } }, metadata);

const filled: readonly (readonly [string, JsonObject, JsonObject])[] = [
  [
    'a Pod',
    pod({
      enableServiceLinks: true,
      serviceAccountName: 'default',
      serviceAccount: 'default',
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      nodeName: 'node-1',
      tolerations,
      volumes: [token],
      containers: [{ ...filledContainer, volumeMounts: [mount] }],
    }),
    written('Pod', 'v1', { spec: { containers: [container] } }),
  ],
  [
    'a Pod on the host network, with limits',
    pod({
      hostNetwork: true,
      containers: [
        {
          ...filledContainer,
          ports: [{ containerPort: 80, hostPort: 80, protocol: 'TCP' }],
          resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '1', memory: '512Mi' } },
        },
      ],
    }),
    written('Pod', 'v1', {
      spec: {
        hostNetwork: true,
        containers: [
          {
            ...container,
            ports: [{ containerPort: 80 }],
            resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { memory: '512Mi' } },
          },
        ],
      },
    }),
  ],
  [
    'a Pod that a LimitRange gave requests and limits',
    pod(
      {
        containers: [
          { ...filledContainer, resources: { limits: { cpu: '500m' }, requests: { cpu: '100m' } } },
        ],
      },
      {
        annotations: {
          'kubernetes.io/limit-ranger':
            'LimitRanger plugin set: cpu request for container app; cpu limit for container app',
        },
      },
    ),
    written('Pod', 'v1', { spec: { containers: [container] } }),
  ],
  [
    'a Deployment',
    live('Deployment', 'apps/v1', {
      spec: {
        replicas: 1,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
        template: { metadata: { creationTimestamp: null, labels: { app: 'web' } }, spec: filledSpec },
      },
    }),
    written('Deployment', 'apps/v1', {
      spec: { template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } } },
    }),
  ],
  [
    'a Service',
    live('Service', 'v1', {
      spec: {
        type: 'ClusterIP',
        clusterIP: '10.0.0.7',
        clusterIPs: ['10.0.0.7'],
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        internalTrafficPolicy: 'Cluster',
        sessionAffinity: 'None',
        ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      },
    }),
    written('Service', 'v1', { spec: { ports: [{ port: 80 }] } }),
  ],
];

test.each(filled)('what the server fills in goes: %s', (_, object, expected) => {
  expect(withoutServerDefaults(object)).toEqual(expected);
});

const kept: readonly (readonly [string, JsonObject])[] = [
  ['another pull policy', { containers: [{ ...container, imagePullPolicy: 'Never' }] }],
  ['another account', { containers: [container], serviceAccountName: 'admin' }],
  [
    'a token volume with another audience',
    {
      containers: [{ ...container, volumeMounts: [mount] }],
      volumes: [
        { ...token, projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }] } },
      ],
    },
  ],
  ['another host port', { containers: [{ ...container, ports: [{ containerPort: 80, hostPort: 8080 }] }] }],
  ['a security context', { containers: [{ ...container, securityContext: { privileged: false } }] }],
  ['user namespaces', { containers: [container], hostUsers: true, shareProcessNamespace: false }],
  ['a toleration of everything', { containers: [container], tolerations: [{ operator: 'Exists' }] }],
];

test.each(kept)('what somebody wrote stays: %s', (_, spec) => {
  const object = written('Pod', 'v1', { spec });
  expect(withoutServerDefaults({ ...object, status: {} })).toEqual(object);
});

it('keeps the node of a pod whose author named it', () => {
  const managedFields = [
    { manager: 'kubectl', operation: 'Update', fieldsV1: { 'f:spec': { 'f:nodeName': {} } } },
  ];
  const own = withoutServerDefaults(pod({ nodeName: 'node-1' }, { managedFields }));
  expect(own['spec']).toMatchObject({ nodeName: 'node-1' });
});

const noted = (spec: JsonObject): JsonObject => ({
  annotations: { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ spec }) },
});
const scaled = { managedFields: [{ subresource: 'scale', fieldsV1: { 'f:spec': { 'f:replicas': {} } } }] };

test.each([
  ['the default, and nobody says who wrote it', 1, {}, undefined],
  ['the default, and kubectl noted that it was written', 1, noted({ replicas: 1 }), 1],
  ['another number', 3, {}, 3],
  ['a number that an autoscaler set', 3, scaled, undefined],
  ['a number that was written, and then scaled', 5, { ...scaled, ...noted({ replicas: 2 }) }, 5],
])('a number of pods stays where somebody wrote it: %s', (_, replicas, metadata, expected) => {
  const object = live('StatefulSet', 'apps/v1', { spec: { replicas, serviceName: 'web' } }, metadata);
  expect(withoutServerDefaults(object)['spec']).toEqual(
    expected === undefined ? { serviceName: 'web' } : { replicas: expected, serviceName: 'web' },
  );
});

it('is total on any JSON, and does nothing the second time', () => {
  const kinds = fc.constantFrom(
    'Pod',
    'Deployment',
    'Job',
    'CronJob',
    'Service',
    'Namespace',
    'NetworkPolicy',
    'Thing',
  );
  const versions = fc.constantFrom('v1', 'apps/v1', 'batch/v1', 'networking.k8s.io/v1');
  fc.assert(
    fc.property(kinds, versions, fc.dictionary(fc.string(), fc.jsonValue()), (kind, apiVersion, rest) => {
      const object: JsonObject = { ...(rest as Record<string, JsonValue>), apiVersion, kind };
      const once = withoutServerDefaults(object);
      expect(withoutServerDefaults(once)).toEqual(once);
    }),
  );
});
