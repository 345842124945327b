import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, written, type Fault } from '../../component-faults.ts';

export const etcdSharedCa: ResourceCheck = {
  id: 'etcd-shared-ca',
  title: 'CA of etcd is that of all clients',
  severity: 'medium',
  gain: "Whoever gets any certificate of that CA, a kubelet's for one, reads and writes etcd past the API server.",
  why: 'Every certificate of its CA makes an administrator of etcd. A CA that also signs for nodes and people makes all of them administrators.',
  remedy:
    'Give etcd a CA of its own, and name it in `--etcd-cafile` of the API server and `--trusted-ca-file` of etcd.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 2.7',
    'https://kubernetes.io/docs/setup/best-practices/certificates/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'trusts one CA for etcd and for all clients',
    fault: (component) => sharedCa(component),
  }),
};

function sharedCa(component: Component): Fault | undefined {
  const etcd = settingOf(component, 'etcd-cafile');
  if (etcd?.value === undefined || etcd.value === '') return undefined;
  if (etcd.value !== settingOf(component, 'client-ca-file')?.value) return undefined;
  return {
    at: etcd.at,
    text: `${written(component, 'etcd-cafile', etcd.value)}, and so is \`--client-ca-file\``,
  };
}
