import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../model/json.ts';
import type { Pod } from '../../model/pod.ts';
import { resourcesOf } from '../../model/resource.ts';
import { podOf } from '../../model/workload.ts';
import { parseSource } from '../../parse/parse-source.ts';
import type { PodSecurityLevel } from './control.ts';
import { admissionMessage, newestPolicyVersion, objectionsTo } from './standard.ts';

/** Where the fixtures of Pod Security admission lie: beside the repository. */
const suite = resolve(import.meta.dirname, '../../../../../../shared/conformance/pod-security');

interface Case {
  readonly id: string;
  readonly level: PodSecurityLevel;
  readonly version: string;
  readonly file: string;
  readonly check: string;
  readonly expect: 'allowed' | 'denied';
}

/** What admission's message says where a check objects, by the check's name in the fixtures. */
const substrings: ReadonlyMap<string, string> = new Map([
  ['allowprivilegeescalation', 'allowPrivilegeEscalation'],
  ['apparmorprofile', 'forbidden AppArmor profile'],
  ['capabilities_baseline', 'capabilities'],
  ['capabilities_restricted', 'unrestricted capabilities'],
  ['hostnamespaces', 'host namespaces'],
  ['hostpathvolumes', 'hostPath'],
  ['hostports', 'hostPort'],
  ['hostprobesandhostlifecycle', 'probe or lifecycle host'],
  ['privileged', 'privileged'],
  ['procmount', 'procMount'],
  ['procmount_restricted', 'procMount'],
  ['restrictedvolumes', 'restricted volume types'],
  ['runasnonroot', 'runAsNonRoot'],
  ['runasuser', 'runAsUser'],
  ['seccompprofile_baseline', 'seccompProfile'],
  ['seccompprofile_restricted', 'seccompProfile'],
  ['selinuxoptions', 'seLinuxOptions'],
  ['sysctls', 'forbidden sysctl'],
  ['windowshostprocess', 'hostProcess'],
]);

describe('the fixtures of Pod Security admission', () => {
  const present = existsSync(suite);
  if (!present)
    process.stderr.write(
      'pod-security: the fixtures of Pod Security admission are absent, so they are skipped\n',
    );

  test.runIf(present)('get the verdict and the reason that admission gives', () => {
    const { cases } = JSON.parse(readFileSync(join(suite, 'cases.json'), 'utf8')) as {
      readonly cases: readonly Case[];
    };
    expect(cases.length).toBeGreaterThan(3000);
    expect(cases.flatMap((one) => disagreement(one) ?? [])).toEqual([]);
  });
});

function disagreement({ id, level, version, file, check, expect: expected }: Case): string | undefined {
  const pod = podIn(readFileSync(join(suite, file), 'utf8'));
  const objections = objectionsTo(pod, level, Number(version.slice('v1.'.length)));
  const found = objections.length === 0 ? 'allowed' : 'denied';
  if (found !== expected) return `${id}: ${found}`;
  if (expected === 'allowed') return undefined;
  const message = admissionMessage(level, version, objections);
  const substring = substrings.get(check);
  return substring !== undefined && message.includes(substring) ? undefined : `${id}: ${message}`;
}

function podIn(text: string): Pod {
  const [document] = parseSource({ uri: 'pod.yaml', text }).documents;
  return podOfValue(document?.value ?? null);
}

function podOfValue(value: JsonValue): Pod {
  const [resource] = resourcesOf(value, 'pod.yaml');
  const pod = resource === undefined ? undefined : podOf(resource);
  if (pod === undefined) throw new Error('the text holds no pod');
  return pod;
}

/** Admission's message about a pod, written as JSON maps. */
function messageOf(
  level: PodSecurityLevel,
  version: string,
  spec: JsonValue,
  annotations: JsonValue = {},
): string {
  const pod = podOfValue({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', annotations }, spec });
  const minor = version === 'latest' ? newestPolicyVersion : Number(version.slice('v1.'.length));
  return admissionMessage(level, version, objectionsTo(pod, level, minor));
}

describe("admission's message", () => {
  test('lists the four reasons against a bare pod at level restricted', () => {
    expect(messageOf('restricted', 'v1.24', { containers: [{ name: 'a' }] })).toBe(
      'violates PodSecurity "restricted:v1.24": ' +
        'allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false), ' +
        'unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"]), ' +
        'runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true), ' +
        'seccompProfile (pod or container "a" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    );
  });

  test('names containers in visiting order and writes `latest` as it is', () => {
    const spec = {
      containers: [
        {
          name: 'b',
          securityContext: { privileged: true, capabilities: { add: ['SYS_TIME', 'BPF', 'CHOWN'] } },
        },
        { name: 'a', securityContext: { privileged: true } },
      ],
      initContainers: [{ name: 'c', securityContext: { privileged: true } }],
    };
    expect(messageOf('baseline', 'latest', spec)).toBe(
      'violates PodSecurity "baseline:latest": ' +
        'non-default capabilities (container "b" must not include "BPF", "SYS_TIME" in securityContext.capabilities.add), ' +
        'privileged (containers "c", "b", "a" must not set securityContext.privileged=true)',
    );
  });

  test('joins host namespaces, paths and ports in its own plurals', () => {
    const spec = {
      hostNetwork: true,
      hostIPC: true,
      volumes: [
        { name: 'v', hostPath: { path: '/a' } },
        { name: 'w', hostPath: { path: '/b' } },
      ],
      containers: [
        { name: 'a', ports: [{ hostPort: 9090 }, { hostPort: 10 }] },
        { name: 'b', ports: [{ hostPort: 0 }, { hostPort: 10 }] },
      ],
    };
    expect(messageOf('baseline', 'v1.33', spec)).toBe(
      'violates PodSecurity "baseline:v1.33": host namespaces (hostNetwork=true, hostIPC=true), ' +
        'hostPath volumes (volumes "v", "w"), hostPort (containers "a", "b" use hostPorts 10, 9090)',
    );
  });

  test('tells who sets a profile: pod, containers and annotations', () => {
    const spec = {
      securityContext: {
        appArmorProfile: { type: 'Unconfined' },
        seLinuxOptions: { type: 'spc_t', user: 'u' },
      },
      containers: [
        { name: 'a', securityContext: { appArmorProfile: { type: '' }, seLinuxOptions: { role: 'r' } } },
      ],
    };
    const annotations = { 'container.apparmor.security.beta.kubernetes.io/a': 'unconfined' };
    expect(messageOf('baseline', 'v1.31', spec, annotations)).toBe(
      'violates PodSecurity "baseline:v1.31": forbidden AppArmor profiles (pod and container "a" and annotation must not set ' +
        'AppArmor profile type to "", "Unconfined", "container.apparmor.security.beta.kubernetes.io/a="unconfined""), ' +
        'seLinuxOptions (pod and container "a" set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set; role may not be set)',
    );
  });

  test('puts a wrong value before a missing one, and volumes in spec order with their types sorted', () => {
    const spec = {
      volumes: [{ name: 'v', nfs: {} }, { name: 'w', hostPath: {} }, { name: 'x' }],
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'a',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            runAsNonRoot: false,
            runAsUser: 0,
          },
        },
        {
          name: 'b',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'], add: ['KILL'] },
          },
        },
      ],
    };
    expect(messageOf('restricted', 'v1.30', spec)).toBe(
      'violates PodSecurity "restricted:v1.30": ' +
        'unrestricted capabilities (container "b" must not include "KILL" in securityContext.capabilities.add), ' +
        'restricted volume types (volumes "v", "w" use restricted volume types "hostPath", "nfs"), ' +
        'runAsNonRoot != true (container "a" must not set securityContext.runAsNonRoot=false), ' +
        'runAsUser=0 (container "a" must not set runAsUser=0)',
    );
  });

  test('sorts the containers of probes and hooks, and only those', () => {
    const probe = { httpGet: { host: 'h', port: 80 } };
    const spec = {
      containers: [
        { name: 'b', livenessProbe: probe },
        { name: 'a', lifecycle: { preStop: { tcpSocket: { host: 'i', port: 80 } } } },
      ],
    };
    expect(messageOf('baseline', 'v1.34', spec)).toBe(
      'violates PodSecurity "baseline:v1.34": ' +
        'probe or lifecycle host (containers "a", "b" use probe or lifecycle hosts "h", "i")',
    );
  });
});
