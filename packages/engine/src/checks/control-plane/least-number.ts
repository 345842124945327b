import { settingOf, type Component } from '../../model/component.ts';
import { firstUnset, written, type Fault } from '../component-faults.ts';

/** A flag that is not set, or to less than a number. */
export function belowLeast(component: Component, flag: string, least: number): Fault | undefined {
  const setting = settingOf(component, flag);
  if (setting === undefined || setting.value === '') return firstUnset(component, [flag]);
  if (setting.value === undefined || Number(setting.value) >= least) return undefined;
  return { at: setting.at, text: `${written(component, flag, setting.value)}, and ${least} is the least` };
}
