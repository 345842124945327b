import { isBuiltInRoleName } from './rbac.ts';
import type { KindName } from './resource.ts';

/** True for an object that every cluster has without anybody writing it. */
export function isProvided(kindName: KindName, namespace: string | undefined, name: string): boolean {
  switch (kindName) {
    case 'ServiceAccount':
      return name === 'default';
    case 'ConfigMap':
      return (
        name === 'kube-root-ca.crt' ||
        (namespace === 'kube-system' && name === 'extension-apiserver-authentication')
      );
    case 'Service':
      return name === 'kubernetes' && namespace === 'default';
    case 'Namespace':
      return name === 'default' || name.startsWith('kube-');
    case 'ClusterRole.rbac.authorization.k8s.io':
      return isBuiltInRoleName(name);
    case 'Role.rbac.authorization.k8s.io':
      return name.startsWith('system:') || name === 'extension-apiserver-authentication-reader';
    case 'PriorityClass.scheduling.k8s.io':
      return name === 'system-cluster-critical' || name === 'system-node-critical';
    default:
      return false;
  }
}
