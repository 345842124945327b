import { settingOf, type Component } from '../../model/component.ts';
import { missing, written, type Fault } from '../component-faults.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** The address that a component serves at, where more than its own node reaches it. */
export function openAddress(component: Component): Fault | undefined {
  // Port 0 serves nothing.
  if (settingOf(component, 'secure-port')?.value === '0') return undefined;
  const setting = settingOf(component, 'bind-address');
  if (setting === undefined) return missing(component, 'bind-address', 'and its default is `0.0.0.0`');
  if (setting.value === undefined || loopback.has(setting.value)) return undefined;
  return { at: setting.at, text: written(component, 'bind-address', setting.value) };
}
