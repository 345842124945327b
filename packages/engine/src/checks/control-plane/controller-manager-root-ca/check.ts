import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const controllerManagerRootCa: ResourceCheck = {
  id: 'controller-manager-root-ca',
  title: 'Pods get no CA of the API server',
  severity: 'medium',
  gain: 'Whoever sits on the way answers pods in the name of the API server and takes the tokens that they send.',
  why: 'Without a root CA neither service account secrets nor the ConfigMap `kube-root-ca.crt` hold one, so programs in pods cannot verify the API server.',
  remedy: 'Set `--root-ca-file` to the CA that signed the serving certificate of the API server.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.3.5',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
  ],
  aliases: ['kubescape:C-0148', 'trivy:KCV-0037', 'kics:05fb986f-ac73-4ebb-a5b2-7faafa93d882'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-controller-manager'], {
    consequence: 'gives pods no CA to verify the API server with',
    fault: (component) => firstUnset(component, ['root-ca-file']),
  }),
};
