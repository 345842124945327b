import { settingOf, type Component } from '../../model/component.ts';
import type { Fix } from '../check.ts';
import type { Resource } from '../../model/resource.ts';
import { onlyWhere, removingFlag } from '../component-edits.ts';

/** Drops the flag where etcd has a certificate and passes it over; elsewhere nobody but the user has one to name. */
export function removingIgnoredAutoTls(prefix: '' | 'peer-'): Fix<Resource>['edits'] {
  return onlyWhere(
    (component) => isGiven(component, `${prefix}cert-file`) && isGiven(component, `${prefix}key-file`),
    removingFlag(`${prefix}auto-tls`),
  );
}

function isGiven(component: Component, flag: string): boolean {
  const setting = settingOf(component, flag);
  return setting !== undefined && setting.value !== '';
}
