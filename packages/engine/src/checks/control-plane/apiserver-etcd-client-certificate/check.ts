import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const apiserverEtcdClientCertificate: ResourceCheck = {
  id: 'apiserver-etcd-client-certificate',
  title: 'API server shows etcd no certificate',
  severity: 'high',
  gain: 'An etcd that has to answer an API server without a certificate answers everybody, and whoever asks reads and writes the whole cluster.',
  why: 'The API server is known to etcd only by its client certificate, so without one etcd has to stand open.',
  remedy:
    'Set `--etcd-certfile` and `--etcd-keyfile`; for kubeadm with an etcd of your own, `certFile` and `keyFile` under `etcd.external`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.23',
    'https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/',
  ],
  aliases: [
    'kubescape:C-0137',
    'trivy:KCV-0026',
    'checkov:CKV_K8S_99',
    'kics:895a5a95-3756-4b04-9924-2f3bc93181bd',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'shows etcd no client certificate',
    fault: (component) => firstUnset(component, ['etcd-certfile', 'etcd-keyfile']),
  }),
};
