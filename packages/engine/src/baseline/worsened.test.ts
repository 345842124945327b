import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeReport, type Report } from '../evaluate/report.ts';
import { catalogue } from '../policy/catalogue.ts';
import { baselineJson } from '../report/baseline-json.ts';
import { applyBaseline, makeBaseline } from './baseline.ts';
import { differenceOf } from './diff.ts';
import { readBaseline } from './read-baseline.ts';

function scan(text: string): Report {
  const target = makeTarget({ parameters: { allowedRegistries: ['registry.example.com'] } });
  const plan = makePlan(catalogue, target, { forComparison: true });
  return makeReport([examine({ uri: 'deploy/app.yaml', text }, plan)], plan);
}

function binding(kind: string, role: string, subjects: readonly string[]): string {
  const namespace = kind === 'RoleBinding' ? '\n  namespace: shop' : '';
  const listed = subjects.map((subject) => `  - { apiGroup: rbac.authorization.k8s.io, ${subject} }`);
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: operators${namespace}
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role} }
subjects:
${listed.join('\n')}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: deployer }
rules:
  - { apiGroups: [''], resources: [pods], verbs: [create] }
`;
}

function pod(spec: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: agent, namespace: shop }
spec: ${spec}
`;
}

function hostPath(path: string): string {
  return pod(`
  containers: [{ name: agent, image: registry.example.com/agent:1, volumeMounts: [{ name: host, mountPath: /host }] }]
  volumes: [{ name: host, hostPath: { path: ${path} } }]`);
}

function image(name: string): string {
  return pod(`{ containers: [{ name: agent, image: ${name} }] }`);
}

function service(type: string, more: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: ${type}, ${more} }
`;
}

function egress(rules: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {}, policyTypes: [Egress], egress: [${rules}] }
`;
}

function role(verbs: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [''], resources: ['*'], verbs: [${verbs}] }]
`;
}

const [alice, eve, group] = ['kind: User, name: alice', 'kind: User, name: eve', 'kind: Group, name: dev'];

/** A manifest, what a change makes of it, and the checks that must not take the fault for the known one. */
const worsened: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a subject is added to a binding of cluster-admin',
    binding('ClusterRoleBinding', 'cluster-admin', [alice]),
    binding('ClusterRoleBinding', 'cluster-admin', [alice, eve]),
    ['cluster-admin-binding'],
  ],
  [
    'the subject of a binding is another one',
    binding('ClusterRoleBinding', 'edit', [alice]),
    binding('ClusterRoleBinding', 'edit', [eve]),
    ['administrative-role-bound'],
  ],
  [
    'a group is added to a binding in a namespace',
    binding('RoleBinding', 'cluster-admin', [alice]),
    binding('RoleBinding', 'cluster-admin', [group, alice]),
    ['cluster-admin-in-namespace'],
  ],
  [
    'a group is added to a binding of a role that stands beside it',
    binding('RoleBinding', 'deployer', [alice]),
    binding('RoleBinding', 'deployer', [alice, group]),
    ['binding-creates-pods'],
  ],
  [
    'a service account of another namespace takes the place of one of the same name',
    binding('RoleBinding', 'admin', ['kind: ServiceAccount, name: ci, namespace: shop']),
    binding('RoleBinding', 'admin', ['kind: ServiceAccount, name: ci, namespace: guests']),
    ['namespace-admin-bound'],
  ],
  ['a volume opens more of the node', hostPath('/dev'), hostPath('/'), ['host-path-writable']],
  [
    'a volume opens another directory of the node',
    hostPath('/opt/a'),
    hostPath('/opt/b'),
    ['host-path-volume'],
  ],
  [
    'a volume opens another socket',
    hostPath('/run/containerd/containerd.sock'),
    hostPath('/run/docker.sock'),
    ['runtime-socket-mounted'],
  ],
  [
    'a capability takes the place of another',
    pod(
      '{ containers: [{ name: agent, image: registry.example.com/agent:1, securityContext: { capabilities: { add: [SYS_TIME] } } }] }',
    ),
    pod(
      '{ containers: [{ name: agent, image: registry.example.com/agent:1, securityContext: { capabilities: { add: [SYS_ADMIN] } } }] }',
    ),
    ['capability-dangerous'],
  ],
  [
    'a port of the node takes the place of another',
    pod(
      '{ containers: [{ name: agent, image: registry.example.com/agent:1, ports: [{ containerPort: 80, hostPort: 8080 }] }] }',
    ),
    pod(
      '{ containers: [{ name: agent, image: registry.example.com/agent:1, ports: [{ containerPort: 80, hostPort: 22 }] }] }',
    ),
    ['host-port'],
  ],
  [
    'a sysctl takes the place of another',
    pod(
      '{ securityContext: { sysctls: [{ name: net.core.somaxconn, value: "1" }] }, containers: [{ name: a, image: registry.example.com/a:1 }] }',
    ),
    pod(
      '{ securityContext: { sysctls: [{ name: kernel.msgmax, value: "1" }] }, containers: [{ name: a, image: registry.example.com/a:1 }] }',
    ),
    ['unsafe-sysctl'],
  ],
  [
    'an image comes from another registry',
    image('quay.io/shop/agent:1'),
    image('ghcr.io/shop/agent:1'),
    ['image-registry-not-allowed', 'image-from-public-registry'],
  ],
  [
    'a service opens one more port of the nodes',
    service('NodePort', 'ports: [{ name: http, port: 80 }]'),
    service('NodePort', 'ports: [{ name: http, port: 80 }, { name: ssh, port: 22 }]'),
    ['service-node-port'],
  ],
  [
    'a service claims one more address',
    service('ClusterIP', 'ports: [{ port: 80 }], externalIPs: [192.0.2.1]'),
    service('ClusterIP', 'ports: [{ port: 80 }], externalIPs: [192.0.2.1, 192.0.2.2]'),
    ['service-external-ips'],
  ],
  [
    'a service leads elsewhere',
    service('ExternalName', 'externalName: a.example.com'),
    service('ExternalName', 'externalName: b.example.com'),
    ['service-external-name'],
  ],
  [
    'a load balancer that is open to everybody opens one more port',
    service('LoadBalancer', 'ports: [{ name: https, port: 443 }]'),
    service('LoadBalancer', 'ports: [{ name: https, port: 443 }, { name: api, port: 8443 }]'),
    ['load-balancer-open-sources'],
  ],
  [
    'a rule lets pods reach more',
    egress('{ to: [{ ipBlock: { cidr: 169.254.0.0/16 } }] }'),
    egress('{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }'),
    ['network-policy-metadata-reachable'],
  ],
  ['a rule of wildcards gives more', role('get'), role('get, delete'), ['wildcard-in-rule']],
];

describe.each(worsened)('%s', (_, before, after, checks) => {
  test('is introduced in a difference', () => {
    const known = scan(before);
    const now = scan(after);
    const found = differenceOf(sideOf(known), sideOf(now)).introduced.map(({ check }) => check);
    expect(found).toEqual(expect.arrayContaining([...checks]));
  });

  test('is not in the baseline of what was there before', () => {
    const found = newSince(before, after);
    expect(found).toEqual(expect.arrayContaining([...checks]));
  });
});

describe('what is no worse than before is known', () => {
  test.each([
    [
      'a subject less',
      binding('ClusterRoleBinding', 'cluster-admin', [alice, eve]),
      binding('ClusterRoleBinding', 'cluster-admin', [eve]),
    ],
    [
      'the subjects in another order',
      binding('RoleBinding', 'deployer', [alice, eve, group]),
      binding('RoleBinding', 'deployer', [group, alice, eve]),
    ],
    ['a path written otherwise', hostPath('/etc/kubernetes/'), hostPath('//etc/./kubernetes')],
    [
      'a port less',
      service('NodePort', 'ports: [{ name: http, port: 80 }, { name: ssh, port: 22 }]'),
      service('NodePort', 'ports: [{ name: http, port: 80 }]'),
    ],
    ['another version of an image', image('quay.io/shop/agent:1'), image('quay.io/shop/agent:2')],
  ])('%s', (_, before, after) => {
    expect(newSince(before, after)).toEqual([]);
    expect(differenceOf(sideOf(scan(before)), sideOf(scan(after))).introduced).toEqual([]);
  });
});

function sideOf({ findings, inventory }: Report): Parameters<typeof differenceOf>[0] {
  return inventory === undefined ? { findings } : { findings, inventory };
}

function newSince(before: string, after: string): readonly string[] {
  const made = { toolVersion: '0.1.0', kubernetesVersion: '1.36', profile: 'all' };
  const text = [...baselineJson(makeBaseline(scan(before), { made, previous: undefined }))].join('');
  const read = readBaseline(text);
  if (read.kind === 'faulty') throw new Error(read.faults.join('\n'));
  const { report } = applyBaseline(scan(after), read.value, { exists: () => true });
  return report.findings.map(({ check }) => check);
}
