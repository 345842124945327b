import type { Mapping } from './framework.ts';
import {
  administrators,
  auditLog,
  baselineEnforced,
  confinement,
  credentialsInClear,
  defaultDeny,
  encryptionAtRest,
  fewCapabilities,
  hostNamespaces,
  metadataReachable,
  namespaceBounds,
  noAnonymousAccess,
  notRoot,
  tokensKeptAway,
  trustedImages,
  wildcards,
} from './check-sets.ts';

/** NSA/CISA Kubernetes Hardening Guide 1.2. */
export const nsa: Mapping = {
  'NSA-01': { checks: notRoot },
  'NSA-02': { checks: ['root-filesystem-writable'] },
  'NSA-04': { checks: baselineEnforced },
  'NSA-04a': { checks: ['privileged-container'] },
  'NSA-04b': { checks: [...hostNamespaces, 'host-path-volume', 'host-port'] },
  'NSA-04c': {
    checks: [
      ...notRoot,
      'privilege-escalation-allowed',
      ...fewCapabilities,
      'root-group',
      'root-supplementary-group',
    ],
  },
  'NSA-04d': { checks: confinement },
  'NSA-05': { checks: tokensKeptAway },
  'NSA-06': { checks: ['agent-sandbox-runtime'], rest: 'which workloads are not trusted' },
  'NSA-07': {
    checks: trustedImages,
    rest: 'that a policy verifies signatures at admission',
  },
  'NSA-08': {
    checks: ['node-proxy', 'nodes-writable'],
    rest: 'the firewall in front of the control plane',
  },
  'NSA-09': { checks: [], rest: 'a statement on the networks of control plane and nodes' },
  'NSA-10': {
    checks: ['etcd-client-auth', 'etcd-shared-ca'],
    rest: 'that only the API server reaches etcd over the network',
  },
  'NSA-11': {
    checks: [
      'apiserver-kubelet-client-certificate',
      'apiserver-kubelet-certificate-authority',
      'apiserver-kubelet-https',
      'apiserver-etcd-client-certificate',
      'apiserver-serving-tls',
      'api-service-insecure',
      'apiserver-insecure-port',
      'apiserver-insecure-bind-address',
      'etcd-server-tls',
      'kubelet-serving-tls',
    ],
  },
  'NSA-12': { checks: encryptionAtRest },
  'NSA-13': { checks: defaultDeny },
  'NSA-14': { checks: credentialsInClear },
  'NSA-15': { checks: encryptionAtRest },
  'NSA-16': {
    checks: [...metadataReachable, 'network-policy-open-ip-block'],
    rest: 'the setting of the nodes (hop limit 1) and that every pod has an egress policy',
  },
  'NSA-18': {
    checks: [
      'apiserver-insecure-port',
      'apiserver-insecure-bind-address',
      'apiserver-secure-port-off',
      'kubelet-read-only-port',
    ],
    rest: 'the firewall',
  },
  'NSA-20': { checks: namespaceBounds },
  'NSA-21': { checks: noAnonymousAccess },
  'NSA-22': {
    checks: ['apiserver-static-credentials'],
    rest: 'how people log in, and that they need a second factor',
  },
  'NSA-23': {
    checks: [
      ...administrators,
      ...wildcards,
      'default-account-bound',
      'default-account-used',
      'masters-group-bound',
      'service-account-shared',
    ],
  },
  'NSA-23a': { checks: ['apiserver-authorization-always-allow', 'kubelet-authorization-always-allow'] },
  'NSA-24': { checks: auditLog },
  'NSA-25': {
    checks: ['audit-log-age', 'audit-log-backups'],
    rest: 'where logs are shipped to, and for how long they are kept',
  },
  'NSA-26': { checks: ['audit-policy-weak'], rest: 'the logs of nodes, workloads and registry' },
  'NSA-27': { checks: [], rest: 'a statement on where logs are collected' },
  'NSA-30': { checks: ['kubernetes-version-outdated'], rest: 'the versions of a running cluster' },
  'NSA-32': {
    checks: ['ingress-nginx-end-of-life', 'tiller-deployed'],
    rest: 'which objects of a running cluster are in use',
  },
};
