// Generated from the folders of this directory by `npm run generate`; not to be edited.
import type { Check } from './check.ts';
import { duplicateKey } from './hygiene/duplicate-key/check.ts';
import { privilegedContainer } from './pod-security/privileged-container/check.ts';
import { runAsRoot } from './pod-security/run-as-root/check.ts';
import { serviceNodePort } from './exposure/service-node-port/check.ts';
import { tokenAutomounted } from './service-accounts/token-automounted/check.ts';

/** Every check, by id. */
export const checks: readonly Check[] = [
  duplicateKey,
  privilegedContainer,
  runAsRoot,
  serviceNodePort,
  tokenAutomounted,
];

/** The group of each check: the folder it stands in. */
export const groupOf: ReadonlyMap<string, string> = new Map([
  ['duplicate-key', 'hygiene'],
  ['privileged-container', 'pod-security'],
  ['run-as-root', 'pod-security'],
  ['service-node-port', 'exposure'],
  ['token-automounted', 'service-accounts'],
]);
