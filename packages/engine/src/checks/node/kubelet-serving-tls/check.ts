import { parseBoolean } from '../../../model/command-line.ts';
import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf, type Fault } from '../../component-faults.ts';
import { onlyWhere, settingFlag } from '../../component-edits.ts';

export const kubeletServingTls: ResourceCheck = {
  id: 'kubelet-serving-tls',
  title: 'Kubelet makes its own serving certificate',
  severity: 'medium',
  gain: 'Whoever sits between the API server and the node answers in the name of its kubelet and reads what `exec` sessions carry.',
  why: 'Without a certificate the kubelet signs one for itself, which the API server cannot verify.',
  remedy:
    'Set `serverTLSBootstrap: true` and approve the requests, or name a pair in `tlsCertFile` and `tlsPrivateKeyFile`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.9',
    'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/',
  ],
  aliases: [
    'kubescape:C-0181',
    'trivy:KCV-0088',
    'trivy:KCV-0089',
    'checkov:CKV_K8S_148',
    'kics:fa750c81-93c2-4fab-9c6d-d3fd3ce3b89f',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'serves with a certificate that it signs itself',
    fault: (component) => selfSigned(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that somebody approves what kubelets request: `kubectl get csr`; until then `kubectl logs` and `exec` fail on the node.',
    edits: onlyWhere(
      ({ flags }) => !flags.has('tls-cert-file') && !flags.has('tls-private-key-file'),
      settingFlag('rotate-server-certificates', 'true', true),
    ),
  },
};

function selfSigned(component: Component): Fault | undefined {
  const bootstrap = settingOf(component, 'rotate-server-certificates');
  if (bootstrap !== undefined && (bootstrap.value === undefined || parseBoolean(bootstrap.value) === true))
    return undefined;
  return firstUnset(component, ['tls-cert-file', 'tls-private-key-file']);
}
