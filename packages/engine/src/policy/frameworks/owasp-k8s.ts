import type { Mapping } from './framework.ts';
import {
  administrators,
  auditLog,
  baselineEnforced,
  credentialsInClear,
  defaultDeny,
  encryptionAtRest,
  escalatingVerbs,
  fewCapabilities,
  hostNamespaces,
  longLivedTokens,
  meshAuthorization,
  metadataReachable,
  noAnonymousAccess,
  notRoot,
  outdatedSoftware,
  resourceLimits,
  seccomp,
  secretsReadable,
  toothlessPolicies,
  trustedImages,
  wideSubjects,
  wildcards,
} from './check-sets.ts';
import { cis } from './cis.ts';

/** What the CIS benchmark asks of the components of the cluster: its sections 1 to 4. */
const componentSettings: readonly string[] = Object.entries(cis).flatMap(([id, { checks }]) =>
  id.startsWith('5.') ? [] : checks,
);

/** OWASP Kubernetes Top 10, 2025. */
export const owaspK8s: Mapping = {
  'K01:2025': {
    checks: [
      'privileged-container',
      'windows-host-process',
      ...hostNamespaces,
      ...notRoot,
      'privilege-escalation-allowed',
      ...fewCapabilities,
      ...seccomp,
      'token-automounted',
      ...resourceLimits,
    ],
  },
  'K02:2025': {
    checks: [
      ...administrators,
      ...wildcards,
      ...escalatingVerbs,
      ...wideSubjects,
      ...secretsReadable,
      'node-proxy',
      'namespaces-patchable',
      'aggregated-into-default-role',
    ],
    rest: 'which roles nobody chose, which other authorizers are active, and which rights are used',
  },
  'K03:2025': {
    checks: [...credentialsInClear, 'secret-value-in-manifest', 'secrets-readable', ...encryptionAtRest],
    rest: 'secrets in layers of images, and when each was last changed',
  },
  'K04:2025': { checks: [...baselineEnforced, ...toothlessPolicies] },
  'K05:2025': {
    checks: [
      ...defaultDeny,
      'host-network',
      'network-policy-on-host-network-pod',
      ...metadataReachable,
      'network-policy-open-ip-block',
    ],
    rest: 'which network plug-in the cluster runs',
  },
  'K06:2025': {
    checks: [
      'apiserver-insecure-port',
      'apiserver-insecure-bind-address',
      'controller-manager-bind-address',
      'scheduler-bind-address',
      'kubelet-read-only-port',
    ],
    rest: 'what can be reached from outside the cluster',
  },
  'K07:2025': {
    checks: [...componentSettings, ...outdatedSoftware, 'ingress-nginx-unsafe-annotation'],
    rest: 'the versions of a running cluster and of its nodes',
  },
  'K08:2025': {
    checks: [
      'cloud-credentials-mounted',
      'cloud-role-on-shared-account',
      'credential-in-config-map',
      'credential-in-env-value',
      ...metadataReachable,
    ],
    rest: 'the rights of the roles in the cloud account, and the metadata setting of the nodes',
  },
  'K09:2025': {
    checks: [
      ...noAnonymousAccess,
      ...longLivedTokens,
      'apiserver-static-credentials',
      'default-account-bound',
    ],
    rest: 'how people log in, and that they need a second factor',
  },
  'K10:2025': {
    checks: [...auditLog, 'audit-policy-weak'],
    rest: 'where logs are collected, and what raises an alert',
  },
};

/** OWASP Kubernetes Top 10, 2022. */
export const owaspK8s2022: Mapping = {
  'K01:2022': {
    checks: [
      'privileged-container',
      'windows-host-process',
      ...hostNamespaces,
      ...notRoot,
      'root-filesystem-writable',
    ],
  },
  'K02:2022': { checks: trustedImages, rest: 'signatures, SBOMs and scans of the images' },
  'K03:2022': {
    checks: [...administrators, ...wildcards, ...secretsReadable],
    rest: 'which rights are used',
  },
  'K04:2022': { checks: [...baselineEnforced, ...toothlessPolicies] },
  'K05:2022': {
    checks: [...auditLog, 'audit-policy-weak'],
    rest: 'where logs are shipped to, and events of running containers',
  },
  'K06:2022': {
    checks: [...noAnonymousAccess, ...longLivedTokens, 'apiserver-static-credentials'],
    rest: 'how people log in',
  },
  'K07:2022': {
    checks: [...defaultDeny, ...meshAuthorization],
    rest: 'which network plug-in the cluster runs',
  },
  'K08:2022': {
    checks: [...credentialsInClear, 'secret-value-in-manifest', ...secretsReadable, ...encryptionAtRest],
  },
  'K09:2022': { checks: componentSettings, rest: 'the files of the nodes' },
  'K10:2022': {
    checks: outdatedSoftware,
    rest: 'the versions of a running cluster, and scans of the images',
  },
};
