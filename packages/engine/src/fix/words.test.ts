import { expect, test } from 'vitest';
import type { Edit } from '../checks/check.ts';
import { wordsOf } from './words.ts';

const pod = {
  kind: 'Pod',
  metadata: { annotations: { 'example.com/a': 'yes' } },
  spec: {
    hostPID: true,
    containers: [
      { name: 'web', securityContext: { privileged: true, capabilities: { add: ['NET_RAW', 'CHOWN'] } } },
    ],
  },
};
const context = '/spec/containers/0/securityContext';

test.each<[Edit, string, string, string]>([
  [
    { op: 'set', at: `${context}/privileged`, value: false },
    'containers[web].securityContext.privileged',
    'write privileged: false',
    'write `privileged: true` again',
  ],
  [
    { op: 'set', at: `${context}/runAsNonRoot`, value: true },
    'containers[web].securityContext.runAsNonRoot',
    'write runAsNonRoot: true',
    'remove `runAsNonRoot` again',
  ],
  [
    { op: 'set', at: `${context}/seccompProfile/type`, value: 'RuntimeDefault' },
    'containers[web].securityContext.seccompProfile.type',
    'write seccompProfile: {type: RuntimeDefault}',
    'remove `seccompProfile` again',
  ],
  [
    { op: 'remove', at: '/spec/hostPID' },
    'spec.hostPID',
    'remove hostPID: true',
    'write `hostPID: true` again',
  ],
  [
    { op: 'remove', at: `${context}/capabilities/add/1` },
    'containers[web].securityContext.capabilities.add[CHOWN]',
    'remove - CHOWN',
    'write `- CHOWN` again',
  ],
  [
    { op: 'set', at: `${context}/capabilities/add/-`, value: 'KILL' },
    'containers[web].securityContext.capabilities.add[-]',
    'add - KILL',
    'remove `KILL` again',
  ],
  [
    { op: 'set', at: '/metadata/annotations/example.com~1a', value: 'no' },
    'metadata.annotations["example.com/a"]',
    'write example.com/a: "no"',
    'write `example.com/a: "yes"` again',
  ],
  [
    { op: 'unrepeat', at: '/kind' },
    'kind',
    'keep only the last `kind`',
    'nothing: what is removed was not read',
  ],
])('%j', (edit, field, doing, undoing) => {
  expect(wordsOf(edit, pod)).toEqual({ field, doing, undoing });
});
