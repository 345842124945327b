import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { isWeakCipher, weakCipher } from '../../weak-cipher.ts';
import { removingItems } from '../../component-edits.ts';

export const kubeletTlsCiphers: ResourceCheck = {
  id: 'kubelet-tls-ciphers',
  title: 'Kubelet offers weak TLS ciphers',
  severity: 'low',
  gain: 'Whoever records or bends the traffic has a better chance to read it where an old cipher is agreed on.',
  why: 'Suites with CBC, RC4, 3DES or without forward secrecy have known weaknesses, and a client may choose any suite of the list.',
  remedy:
    'Remove the suites that the message names from `tlsCipherSuites` or `--tls-cipher-suites`, or set `tlsMinVersion: VersionTLS13`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.12',
    'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  ],
  aliases: [
    'kubescape:C-0184',
    'trivy:KCV-0092',
    'checkov:CKV_K8S_151',
    'kics:510d5810-9a30-443a-817d-5c1fa527b110',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'offers weak ciphers',
    fault: (component) => weakCipher(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each client of kubelets shares another suite with them, as by TLS 1.3: without one it fails with `handshake failure`.',
    edits: removingItems('tls-cipher-suites', isWeakCipher),
  },
};
