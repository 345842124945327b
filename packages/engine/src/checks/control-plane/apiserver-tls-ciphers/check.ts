import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { isWeakCipher, weakCipher } from '../../weak-cipher.ts';
import { removingItems } from '../../component-edits.ts';

export const apiserverTlsCiphers: ResourceCheck = {
  id: 'apiserver-tls-ciphers',
  title: 'API server offers weak TLS ciphers',
  severity: 'low',
  gain: 'Whoever records or bends the traffic has a better chance to read it where an old cipher is agreed on.',
  why: 'Suites with CBC, RC4, 3DES or without forward secrecy have known weaknesses, and a client may choose any suite of the list.',
  remedy:
    'Remove the suites that the message names from `--tls-cipher-suites`, or set `--tls-min-version=VersionTLS13`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.29',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  ],
  aliases: [
    'kubescape:C-0143',
    'kubescape:C-0277',
    'checkov:CKV_K8S_105',
    'kics:510d5810-9a30-443a-817d-5c1fa527b110',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'offers weak ciphers',
    fault: (component) => weakCipher(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each client shares another suite with the API server, as by TLS 1.3: without one it fails with `handshake failure`.',
    edits: removingItems('tls-cipher-suites', isWeakCipher),
  },
};
