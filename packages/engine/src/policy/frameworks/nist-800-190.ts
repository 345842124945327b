import type { Mapping } from './framework.ts';
import {
  administrators,
  commandsInPods,
  confinement,
  credentialsInClear,
  defaultDeny,
  encryptedInside,
  fewCapabilities,
  hostNamespaces,
  metadataReachable,
  noAnonymousAccess,
  notRoot,
  trustedImages,
  wideSubjects,
  wildcards,
} from './check-sets.ts';

/** NIST SP 800-190, Application Container Security Guide: its countermeasures. */
export const nist800190: Mapping = {
  '4.1.2': {
    checks: [...notRoot, 'ssh-in-container', 'entrypoint-fetches-code'],
    rest: 'a scan of the images',
  },
  '4.1.4': {
    checks: [...credentialsInClear, 'secret-value-in-manifest'],
    rest: 'a scan of the layers of the images',
  },
  '4.1.5': { checks: trustedImages, rest: 'that a policy verifies signatures at admission' },
  '4.3.1': { checks: [...administrators, ...wildcards, 'masters-group-bound'] },
  '4.3.2': {
    checks: [...noAnonymousAccess, ...wideSubjects, 'apiserver-static-credentials'],
    rest: 'how people log in, and that they need a second factor',
  },
  '4.3.3': { checks: [...defaultDeny, ...encryptedInside] },
  '4.3.4': {
    checks: ['tolerates-too-much', 'agent-sandbox-runtime'],
    rest: 'how sensitive each workload is',
  },
  '4.3.5': {
    checks: [
      'apiserver-plugin-node-restriction',
      'apiserver-authorization-node-missing',
      'kubelet-client-ca',
      'kubelet-client-cert-rotation',
    ],
  },
  '4.4.2': {
    checks: [...defaultDeny, ...metadataReachable, 'network-policy-open-ip-block'],
  },
  '4.4.3': {
    checks: [
      'privileged-container',
      ...hostNamespaces,
      'privilege-escalation-allowed',
      ...fewCapabilities,
      ...confinement,
    ],
  },
  '4.4.4': {
    checks: ['root-filesystem-writable'],
    rest: 'events of running containers, and scans of the images',
  },
  '4.5.2': { checks: ['user-namespace-not-used'] },
  '4.5.4': {
    checks: ['node-proxy', ...commandsInPods, 'ephemeral-containers-writable'],
    rest: 'who may log in to the nodes',
  },
  '4.5.5': {
    checks: ['host-path-volume', 'host-path-persistent-volume', 'host-path-writable', 'host-path-sensitive'],
    rest: 'the files of the nodes',
  },
};
