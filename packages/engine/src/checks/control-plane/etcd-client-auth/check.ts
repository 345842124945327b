import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { notDemanded, ofClients } from '../etcd-certificates.ts';

export const etcdClientAuth: ResourceCheck = {
  id: 'etcd-client-auth',
  title: 'Client certificates are not demanded by etcd',
  severity: 'critical',
  gain: 'Whoever reaches the port of etcd reads every secret and writes any object, past all roles.',
  why: 'No role of Kubernetes counts in etcd: a client that it lets in is an administrator of the cluster.',
  remedy: 'Set `--client-cert-auth=true`, and `--trusted-ca-file` to the CA of etcd.',
  references: ['CIS Kubernetes Benchmark 2.0.1: 2.2', 'https://etcd.io/docs/v3.5/op-guide/security/'],
  aliases: [
    'kubescape:C-0154',
    'trivy:KCV-0043',
    'checkov:CKV_K8S_117',
    'kics:9391103a-d8d7-4671-ac5d-606ba7ccb0ac',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['etcd'], {
    consequence: 'does not demand certificates of its clients',
    fault: (component) => notDemanded(component, ofClients),
  }),
};
