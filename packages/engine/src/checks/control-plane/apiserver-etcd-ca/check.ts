import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const apiserverEtcdCa: ResourceCheck = {
  id: 'apiserver-etcd-ca',
  title: 'API server does not verify etcd',
  severity: 'medium',
  gain: 'Whoever sits between the API server and etcd answers in its name: reads every secret and writes any object.',
  why: 'Without a CA of its own for etcd the API server cannot tell etcd from somebody else.',
  remedy:
    'Set `--etcd-cafile` to the CA of etcd; for kubeadm with an etcd of your own, `caFile` under `etcd.external`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.26',
    'https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/',
  ],
  aliases: [
    'kubescape:C-0140',
    'trivy:KCV-0029',
    'checkov:CKV_K8S_102',
    'kics:3f5ff8a7-5ad6-4d02-86f5-666307da1b20',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'names no CA to verify etcd with',
    fault: (component) => firstUnset(component, ['etcd-cafile']),
  }),
};
