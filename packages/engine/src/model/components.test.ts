import { describe, expect, test } from 'vitest';
import { isHidden, itemsOf, nameOf, placeOf, settingOf, type Component } from './component.ts';
import { componentsOf } from './components.ts';
import type { JsonObject } from './json.ts';
import { resourcesOf } from './resource.ts';

function read(value: JsonObject): readonly Component[] {
  return resourcesOf(value, 'file.yaml').flatMap((resource) => componentsOf(resource));
}

function pod(...containers: readonly JsonObject[]): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', spec: { containers } };
}

function one(value: JsonObject): Component {
  const [component, ...others] = read(value);
  if (component === undefined || others.length > 0) throw new Error('not one component');
  return component;
}

function valueOf(component: Component | undefined, flag: string): string | undefined {
  return component === undefined ? undefined : settingOf(component, flag)?.value;
}

describe('in a container', () => {
  test.each([
    ['the first word of the command', { command: ['kube-apiserver', '--a=1'] }, 'kube-apiserver'],
    ['a path in front of it', { command: ['/usr/local/bin/etcd', '--a=1'] }, 'etcd'],
    ['the first word of the arguments', { args: ['kube-scheduler', '--a=1'] }, 'kube-scheduler'],
    ['a command and its arguments', { command: ['kubelet'], args: ['--a=1'] }, 'kubelet'],
    [
      'a wrapper',
      { command: ['/go-runner', '--log-file=x', '/bin/kube-apiserver', '--a=1'] },
      'kube-apiserver',
    ],
    ['hyperkube', { command: ['hyperkube', 'controller-manager', '--a=1'] }, 'kube-controller-manager'],
  ])('%s is the program', (_rule, container, program) => {
    const component = one(pod({ name: 'it', ...container }));
    expect(component.program).toBe(program);
    expect(component.container).toBe('it');
    expect(valueOf(component, 'a')).toBe('1');
  });

  test.each([
    ['nothing', {}],
    ['a shell', { command: ['sh', '-c', 'kube-apiserver --a=1'] }],
    ['another program', { command: ['etcdctl', '--a=1'] }],
    ['the name of a program as argument of another', { command: ['watch', 'kubelet'] }],
    ['a short name without its wrapper', { command: ['apiserver'] }],
  ])('%s is none', (_rule, container) => {
    expect(read(pod({ name: 'it', ...container }))).toEqual([]);
  });

  test('every kind of container of every workload counts', () => {
    const spec = {
      initContainers: [{ name: 'a', command: ['etcd'] }],
      containers: [{ name: 'b', command: ['kube-apiserver'] }, { name: 'c' }],
      ephemeralContainers: [{ name: 'd', command: ['kubelet'] }],
    };
    const found = read({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec } } });
    expect(found.map(({ container }) => container)).toEqual(['a', 'b', 'd']);
    expect(found[1]?.at).toBe('/spec/template/spec/containers/0/command');
  });

  test('a missing flag belongs to the arguments where there are any', () => {
    expect(one(pod({ command: ['etcd'] })).at).toBe('/spec/containers/0/command');
    expect(one(pod({ command: ['etcd'], args: ['--a=1'] })).at).toBe('/spec/containers/0/args');
  });

  test('what is no string moves no pointer', () => {
    const component = one(pod({ command: ['etcd', 8080, '--a=1'] }));
    expect(settingOf(component, 'a')?.at).toBe('/spec/containers/0/command/2');
  });

  test('the last of several wins, and lists add up', () => {
    const component = one(pod({ command: ['kube-apiserver', '--a=1', '--a=2,3', '--a='] }));
    expect(valueOf(component, 'a')).toBe('');
    expect(itemsOf(component, 'a').map(({ value, at }) => [value, at.slice(-1)])).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '2'],
    ]);
  });

  test('a variable hides a value', () => {
    const component = one(pod({ command: ['kube-apiserver', '--a=$(A)', '--b=1'] }));
    expect([isHidden(component, 'a'), isHidden(component, 'b'), isHidden(component, 'c')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(itemsOf(component, 'a')).toEqual([]);
  });

  test.each([
    ['kubelet', ['--config=/var/lib/kubelet/config.yaml'], true],
    ['kubelet', ['--kubeconfig=/etc/kubernetes/kubelet.conf'], false],
    ['etcd', ['--config-file=/etc/etcd.yaml'], true],
    ['kube-apiserver', ['--openshift-config=/etc/kas/config.json'], true],
    ['kube-scheduler', ['--config=/etc/kubernetes/scheduler.yaml'], false],
  ])('%s %s may be set elsewhere: %s', (program, flags, isHiddenElsewhere) => {
    expect(one(pod({ command: [program, ...flags] })).readsFile).toBe(isHiddenElsewhere);
  });

  test('etcd takes flags from its environment, but the command line wins', () => {
    const env = [
      { name: 'ETCD_AUTO_TLS', value: 'true' },
      { name: 'ETCD_CERT_FILE', value: '/other.crt' },
      { name: 'ETCD_KEY_FILE', valueFrom: { secretKeyRef: { name: 'etcd', key: 'file' } } },
      { name: 'TZ', value: 'UTC' },
    ];
    const etcd = one(pod({ command: ['etcd', '--cert-file=/a.crt'], env }));
    expect(['auto-tls', 'cert-file', 'key-file'].map((flag) => valueOf(etcd, flag))).toEqual([
      'true',
      '/a.crt',
      undefined,
    ]);
    expect(settingOf(etcd, 'auto-tls')?.at).toBe('/spec/containers/0/env/0');
    expect(isHidden(etcd, 'key-file')).toBe(true);
    expect(valueOf(one(pod({ command: ['kube-apiserver'], env })), 'auto-tls')).toBeUndefined();
  });
});

describe('in a configuration of kubeadm', () => {
  const kubeadm = { apiVersion: 'kubeadm.k8s.io/v1beta4', kind: 'ClusterConfiguration' };

  test('a ClusterConfiguration starts the control plane and its etcd, with what kubeadm gives them', () => {
    const components = read(kubeadm);
    expect(components.map(({ program, at }) => [program, at])).toEqual([
      ['kube-apiserver', '/apiServer/extraArgs'],
      ['kube-controller-manager', '/controllerManager/extraArgs'],
      ['kube-scheduler', '/scheduler/extraArgs'],
      ['etcd', '/etcd/local/extraArgs'],
    ]);
    expect(valueOf(components[0], 'authorization-mode')).toBe('Node,RBAC');
    expect(valueOf(components[0], 'etcd-cafile')).toBe('/etc/kubernetes/pki/etcd/ca.crt');
    expect(valueOf(components[3], 'client-cert-auth')).toBe('true');
  });

  test('arguments are a map or a list, and win over those of kubeadm', () => {
    const asMap = read({ ...kubeadm, apiServer: { extraArgs: { 'authorization-mode': 'RBAC', a_b: '1' } } });
    const asList = read({
      ...kubeadm,
      apiServer: {
        extraArgs: [
          { name: 'authorization-mode', value: 'Node' },
          { name: 'authorization-mode', value: 'RBAC' },
        ],
      },
    });
    expect([valueOf(asMap[0], 'authorization-mode'), valueOf(asMap[0], 'a-b')]).toEqual(['RBAC', '1']);
    expect(asMap[0]?.flags.get('authorization-mode')?.[0]?.at).toBe(
      '/apiServer/extraArgs/authorization-mode',
    );
    expect(asList[0]?.flags.get('authorization-mode')?.map(({ at, valueAt }) => [at, valueAt])).toEqual([
      ['/apiServer/extraArgs/0', '/apiServer/extraArgs/0/value'],
      ['/apiServer/extraArgs/1', '/apiServer/extraArgs/1/value'],
    ]);
    expect([asMap[0]?.form, asList[0]?.form, asMap[1]?.form]).toEqual([
      'argument-map',
      'argument-list',
      'unwritten',
    ]);
  });

  test('an etcd that somebody else runs is not started, and is reached with the files that are named', () => {
    const components = read({
      ...kubeadm,
      etcd: { external: { endpoints: ['https://etcd.example.com:2379'], caFile: '/etc/etcd/ca.crt' } },
    });
    expect(components.map(({ program }) => program)).not.toContain('etcd');
    expect([valueOf(components[0], 'etcd-cafile'), valueOf(components[0], 'etcd-certfile')]).toEqual([
      '/etc/etcd/ca.crt',
      undefined,
    ]);
  });

  test('Cluster API holds the same, and the registration of a node the arguments of its kubelet', () => {
    const components = read({
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
      kind: 'KubeadmControlPlane',
      spec: {
        kubeadmConfigSpec: {
          clusterConfiguration: { apiServer: { extraArgs: { profiling: 'false' } } },
          joinConfiguration: { nodeRegistration: { kubeletExtraArgs: { 'hostname-override': 'a' } } },
        },
      },
    });
    expect(valueOf(components[0], 'profiling')).toBe('false');
    const kubelet = components.find(({ program }) => program === 'kubelet');
    expect(kubelet?.readsFile).toBe(true);
    expect(settingOf(kubelet ?? one({}), 'hostname-override')?.at).toBe(
      '/spec/kubeadmConfigSpec/joinConfiguration/nodeRegistration/kubeletExtraArgs/hostname-override',
    );
  });

  test('another group is something else', () => {
    expect(read({ apiVersion: 'example.com/v1', kind: 'ClusterConfiguration' })).toEqual([]);
  });
});

test('the fields of a KubeletConfiguration stand for flags', () => {
  const kubelet = one({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    authentication: { anonymous: { enabled: true } },
    readOnlyPort: 10255,
    tlsCipherSuites: ['A', 'B'],
    featureGates: { RotateKubeletServerCertificate: false },
  });
  expect(settingOf(kubelet, 'anonymous-auth')).toEqual({
    at: '/authentication/anonymous/enabled',
    valueAt: '/authentication/anonymous/enabled',
    value: 'true',
  });
  expect(valueOf(kubelet, 'read-only-port')).toBe('10255');
  expect(itemsOf(kubelet, 'tls-cipher-suites').map(({ value }) => value)).toEqual(['A', 'B']);
  expect(itemsOf(kubelet, 'feature-gates').map(({ value, at }) => [value, at])).toEqual([
    ['RotateKubeletServerCertificate=false', '/featureGates/RotateKubeletServerCertificate'],
  ]);
  expect(nameOf(kubelet, 'client-ca-file')).toBe('authentication.x509.clientCAFile');
  expect(placeOf(kubelet, 'client-ca-file')).toBe('/authentication/x509/clientCAFile');
});
