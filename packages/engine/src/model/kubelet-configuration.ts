import type { FlagSetting } from './command-line.ts';
import type { Component } from './component.ts';
import type { Fields } from './fields.ts';
import { escapeToken } from './pointer.ts';
import type { KindName } from './resource.ts';

export const kubeletConfigurationKind: KindName = 'KubeletConfiguration.kubelet.config.k8s.io';

/** The type of a field of the kubelet's configuration file. */
type FieldType = 'boolean' | 'string' | 'number' | 'strings' | 'gates';

/** The fields that checks read, by the flag that each one stands for. */
const fieldsByFlag: ReadonlyMap<string, readonly [path: string, type: FieldType]> = new Map([
  ['anonymous-auth', ['authentication.anonymous.enabled', 'boolean']],
  ['authorization-mode', ['authorization.mode', 'string']],
  ['client-ca-file', ['authentication.x509.clientCAFile', 'string']],
  ['event-qps', ['eventRecordQPS', 'number']],
  ['feature-gates', ['featureGates', 'gates']],
  ['make-iptables-util-chains', ['makeIPTablesUtilChains', 'boolean']],
  ['pod-max-pids', ['podPidsLimit', 'number']],
  ['protect-kernel-defaults', ['protectKernelDefaults', 'boolean']],
  ['read-only-port', ['readOnlyPort', 'number']],
  ['rotate-certificates', ['rotateCertificates', 'boolean']],
  ['rotate-server-certificates', ['serverTLSBootstrap', 'boolean']],
  ['seccomp-default', ['seccompDefault', 'boolean']],
  ['streaming-connection-idle-timeout', ['streamingConnectionIdleTimeout', 'string']],
  ['tls-cert-file', ['tlsCertFile', 'string']],
  ['tls-cipher-suites', ['tlsCipherSuites', 'strings']],
  ['tls-min-version', ['tlsMinVersion', 'string']],
  ['tls-private-key-file', ['tlsPrivateKeyFile', 'string']],
]);

const fieldPaths: ReadonlyMap<string, string> = new Map(
  [...fieldsByFlag].map(([flag, [path]]) => [flag, path]),
);

/** The kubelet that a `KubeletConfiguration` configures, its fields as the flags that they stand for. */
export function readKubeletConfiguration(file: Fields): Component {
  const flags = new Map<string, readonly FlagSetting[]>();
  for (const [flag, [path, type]] of fieldsByFlag) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let parent: Fields | undefined = file;
    for (const key of keys) parent = parent?.map(key);
    if (parent?.has(last) !== true) continue;
    const settings = settingsAt(parent, last, type);
    if (settings.length > 0) flags.set(flag, settings);
  }
  return {
    program: 'kubelet',
    label: 'the kubelet',
    container: undefined,
    at: file.at,
    flags,
    form: 'fields',
    readsFile: false,
    fieldPaths,
  };
}

function settingsAt(parent: Fields, key: string, type: FieldType): readonly FlagSetting[] {
  const at = parent.pointer(key);
  switch (type) {
    case 'strings':
      return parent.strings(key).map((value, index) => settingAt(`${at}/${index}`, value));
    case 'gates': {
      const gates = parent.map(key);
      return Object.keys(gates?.object ?? {}).map((gate) =>
        settingAt(`${at}/${escapeToken(gate)}`, `${gate}=${gates?.boolean(gate)}`),
      );
    }
    default: {
      const value = scalarAt(parent, key, type);
      return value === undefined ? [] : [settingAt(at, String(value))];
    }
  }
}

function scalarAt(
  parent: Fields,
  key: string,
  type: 'boolean' | 'string' | 'number',
): boolean | number | string | undefined {
  switch (type) {
    case 'boolean':
      return parent.boolean(key);
    case 'number':
      return parent.integer(key);
    case 'string':
      return parent.string(key);
  }
}

function settingAt(at: string, value: string): FlagSetting {
  return { at, valueAt: at, value };
}
