import { flagName, type Flags, type FlagSetting } from './command-line.ts';
import type { Component, FlagForm, Program } from './component.ts';
import type { Fields } from './fields.ts';
import { isArray, valueAt } from './json.ts';
import { escapeToken } from './pointer.ts';
import { kindNameOf, type KindName, type Resource } from './resource.ts';

/** Where a kind keeps what kubeadm reads: its ClusterConfiguration, and the registration of nodes. */
interface Places {
  readonly cluster: readonly string[] | undefined;
  readonly registrations: readonly (readonly string[])[];
}

const registration = 'nodeRegistration';

function within(...path: readonly string[]): Places {
  return {
    cluster: [...path, 'clusterConfiguration'],
    registrations: [
      [...path, 'initConfiguration', registration],
      [...path, 'joinConfiguration', registration],
    ],
  };
}

/** kubeadm's own files, and the kinds of Cluster API that hold them. */
const placesByKind: ReadonlyMap<KindName, Places> = new Map([
  ['ClusterConfiguration.kubeadm.k8s.io', { cluster: [], registrations: [] }],
  ['InitConfiguration.kubeadm.k8s.io', { cluster: undefined, registrations: [[registration]] }],
  ['JoinConfiguration.kubeadm.k8s.io', { cluster: undefined, registrations: [[registration]] }],
  ['KubeadmConfig.bootstrap.cluster.x-k8s.io', within('spec')],
  ['KubeadmConfigTemplate.bootstrap.cluster.x-k8s.io', within('spec', 'template', 'spec')],
  ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', within('spec', 'kubeadmConfigSpec')],
  [
    'KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io',
    within('spec', 'template', 'spec', 'kubeadmConfigSpec'),
  ],
]);

export const kubeadmKinds: readonly KindName[] = [...placesByKind.keys()];

/** The components that kubeadm starts by what a resource says. */
export function kubeadmComponentsOf(resource: Resource): readonly Component[] {
  const places = placesByKind.get(kindNameOf(resource));
  if (places === undefined) return [];
  const cluster = places.cluster === undefined ? undefined : descend(resource.fields, places.cluster);
  const nodes = places.registrations.flatMap((path) => descend(resource.fields, path) ?? []);
  return [
    ...(cluster === undefined ? [] : controlPlaneOf(cluster)),
    // kubeadm starts every kubelet with a configuration file.
    ...nodes.flatMap((node) =>
      node.has('kubeletExtraArgs') ? readArguments('kubelet', node, 'kubeletExtraArgs', noFlags) : [],
    ),
  ];
}

function controlPlaneOf(cluster: Fields): readonly Component[] {
  const etcd = cluster.map('etcd');
  const external = etcd?.map('external');
  const apiServerFlags = external === undefined ? withLocalEtcd : withExternalEtcd(external);
  return [
    readSection('kube-apiserver', cluster, 'apiServer', apiServerFlags),
    readSection('kube-controller-manager', cluster, 'controllerManager', controllerManagerDefaults),
    readSection('kube-scheduler', cluster, 'scheduler', schedulerDefaults),
    ...(external === undefined ? [readEtcd(cluster, etcd)] : []),
  ];
}

function readEtcd(cluster: Fields, etcd: Fields | undefined): Component {
  const at = `${cluster.pointer('etcd')}/local/extraArgs`;
  const local = etcd?.map('local');
  return local === undefined
    ? makeComponent('etcd', at, 'unwritten', givenByKubeadm(etcdDefaults, at))
    : readArguments('etcd', local, 'extraArgs', etcdDefaults);
}

function readSection(
  program: Program,
  cluster: Fields,
  key: string,
  defaults: Readonly<Record<string, string>>,
): Component {
  const section = cluster.map(key);
  if (section !== undefined) return readArguments(program, section, 'extraArgs', defaults);
  const at = `${cluster.pointer(key)}/extraArgs`;
  return makeComponent(program, at, 'unwritten', givenByKubeadm(defaults, at));
}

/** Arguments are a map up to `v1beta3` and a list of names and values since `v1beta4`; they win over kubeadm's own. */
function readArguments(
  program: Program,
  section: Fields,
  key: string,
  defaults: Readonly<Record<string, string>>,
): Component {
  const at = section.pointer(key);
  const flags = new Map(givenByKubeadm(defaults, at));
  const isList = isArray(valueAt(section.object, key));
  for (const [name, settings] of isList ? listed(section, key) : mapped(section, key))
    flags.set(name, settings);
  return makeComponent(program, at, isList ? 'argument-list' : 'argument-map', flags);
}

function mapped(section: Fields, key: string): Flags {
  const at = section.pointer(key);
  const flags = new Map<string, readonly FlagSetting[]>();
  for (const [name, value] of section.stringMap(key)) {
    const entry = `${at}/${escapeToken(name)}`;
    flags.set(flagName(name), [{ at: entry, valueAt: entry, value }]);
  }
  return flags;
}

function listed(section: Fields, key: string): Flags {
  const flags = new Map<string, FlagSetting[]>();
  for (const entry of section.maps(key)) {
    const name = flagName(entry.string('name') ?? '');
    const setting = { at: entry.at, valueAt: entry.pointer('value'), value: entry.string('value') ?? '' };
    const known = flags.get(name);
    if (known === undefined) flags.set(name, [setting]);
    else known.push(setting);
  }
  return flags;
}

function givenByKubeadm(defaults: Readonly<Record<string, string>>, at: string): Flags {
  return new Map(Object.entries(defaults).map(([name, value]) => [name, [{ at, valueAt: at, value }]]));
}

function makeComponent(program: Program, at: string, form: FlagForm, flags: Flags): Component {
  return {
    program,
    label: `the \`${program}\` that kubeadm starts`,
    container: undefined,
    at,
    flags,
    form,
    readsFile: program === 'kubelet' || flags.has('config-file'),
    fieldPaths: noPaths,
  };
}

const noFlags: Readonly<Record<string, string>> = {};
const noPaths: ReadonlyMap<string, string> = new Map();

const pki = '/etc/kubernetes/pki';

/** What kubeadm itself gives to each component, as far as checks read it. */
const apiServerDefaults: Readonly<Record<string, string>> = {
  'authorization-mode': 'Node,RBAC',
  'client-ca-file': `${pki}/ca.crt`,
  'enable-admission-plugins': 'NodeRestriction',
  'kubelet-client-certificate': `${pki}/apiserver-kubelet-client.crt`,
  'kubelet-client-key': `${pki}/apiserver-kubelet-client.key`,
  'secure-port': '6443',
  'service-account-key-file': `${pki}/sa.pub`,
  'tls-cert-file': `${pki}/apiserver.crt`,
  'tls-private-key-file': `${pki}/apiserver.key`,
};

const withLocalEtcd: Readonly<Record<string, string>> = {
  ...apiServerDefaults,
  'etcd-cafile': `${pki}/etcd/ca.crt`,
  'etcd-certfile': `${pki}/apiserver-etcd-client.crt`,
  'etcd-keyfile': `${pki}/apiserver-etcd-client.key`,
};

const controllerManagerDefaults: Readonly<Record<string, string>> = {
  'bind-address': '127.0.0.1',
  'root-ca-file': `${pki}/ca.crt`,
  'service-account-private-key-file': `${pki}/sa.key`,
  'use-service-account-credentials': 'true',
};

const schedulerDefaults: Readonly<Record<string, string>> = { 'bind-address': '127.0.0.1' };

const etcdDefaults: Readonly<Record<string, string>> = {
  'cert-file': `${pki}/etcd/server.crt`,
  'client-cert-auth': 'true',
  'key-file': `${pki}/etcd/server.key`,
  'peer-cert-file': `${pki}/etcd/peer.crt`,
  'peer-client-cert-auth': 'true',
  'peer-key-file': `${pki}/etcd/peer.key`,
  'peer-trusted-ca-file': `${pki}/etcd/ca.crt`,
  'trusted-ca-file': `${pki}/etcd/ca.crt`,
};

/** For an etcd that somebody else runs, kubeadm passes on the files that it is given. */
function withExternalEtcd(external: Fields): Readonly<Record<string, string>> {
  const flags: Record<string, string> = { ...apiServerDefaults };
  for (const [flag, key] of externalFiles) {
    const file = external.string(key);
    if (file !== undefined && file !== '') flags[flag] = file;
  }
  return flags;
}

const externalFiles = [
  ['etcd-cafile', 'caFile'],
  ['etcd-certfile', 'certFile'],
  ['etcd-keyfile', 'keyFile'],
] as const;

function descend(fields: Fields, path: readonly string[]): Fields | undefined {
  let here: Fields | undefined = fields;
  for (const key of path) here = here?.map(key);
  return here;
}
