import { expect, test } from 'vitest';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { applyEdits } from '../fix/edits/apply.ts';
import { mergeEdits } from '../fix/edits/merge-edits.ts';
import { proposalsFor } from '../fix/proposal.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { parseSource } from '../parse/parse-source.ts';
import { catalogue } from '../policy/catalogue.ts';
import { makeTarget } from './check.ts';

const byId = new Map(catalogue.map((check) => [check.id, check]));

/** What some checks make of a document when all that they find is repaired at once. */
function repaired(text: string, ...ids: readonly string[]): JsonValue {
  const source = { uri: 'control-plane.yaml', text };
  const plan = makePlan(
    catalogue.filter(({ id }) => ids.includes(id)),
    makeTarget(),
  );
  const { documents } = parseSource(source);
  const { findings } = examine(source, plan);
  expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(ids));
  const { edits, refused } = mergeEdits(
    proposalsFor(source, documents, findings, { plan, checkOf: (id) => byId.get(id) }),
  );
  expect(refused).toEqual([]);
  return applyEdits(documents[0]?.value ?? null, edits);
}

const plugIns = [
  'apiserver-plugin-node-restriction',
  'apiserver-plugin-always-pull-images',
  'apiserver-external-ips-plugin',
];

function server(...flags: readonly string[]): string {
  const command = ['kube-apiserver', ...flags];
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'kube-apiserver', namespace: 'kube-system' },
    spec: { containers: [{ name: 'kube-apiserver', command }] },
  });
}

function cluster(apiServer: JsonValue): string {
  return JSON.stringify({ apiVersion: 'kubeadm.k8s.io/v1beta4', kind: 'ClusterConfiguration', apiServer });
}

const added = 'DenyServiceExternalIPs,AlwaysPullImages,NodeRestriction';

function commandIn(command: readonly string[]): JsonObject {
  return { spec: { containers: [{ command: ['kube-apiserver', ...command] }] } };
}

test.each<[string, string, readonly string[], JsonObject]>([
  [
    'go into the list that is there',
    server('--enable-admission-plugins=PodNodeSelector'),
    plugIns,
    commandIn([`--enable-admission-plugins=PodNodeSelector,${added}`]),
  ],
  [
    'make one list where there is none',
    server(),
    plugIns,
    commandIn([`--enable-admission-plugins=${added}`]),
  ],
  [
    'take the place of the only one that goes',
    server('--enable-admission-plugins=AlwaysAdmit'),
    [...plugIns, 'apiserver-plugin-always-admit'],
    commandIn([`--enable-admission-plugins=${added}`]),
  ],
  [
    'stand beside what is left where others go',
    server('--enable-admission-plugins=AlwaysAdmit,PodSecurityPolicy,PodNodeSelector'),
    [...plugIns, 'apiserver-plugin-always-admit', 'apiserver-plugin-retired'],
    commandIn([`--enable-admission-plugins=PodNodeSelector,${added}`]),
  ],
  [
    'take the place of the only one that goes in an entry',
    cluster({ extraArgs: [{ name: 'enable-admission-plugins', value: 'AlwaysAdmit' }] }),
    ['apiserver-plugin-always-pull-images', 'apiserver-plugin-always-admit'],
    { apiServer: { extraArgs: [{ name: 'enable-admission-plugins', value: 'AlwaysPullImages' }] } },
  ],
  [
    'make one entry, and other flags more, where there are no arguments',
    cluster({ certSANs: ['api.example.com'] }),
    ['apiserver-external-ips-plugin', 'apiserver-plugin-always-pull-images', 'apiserver-profiling'],
    {
      apiServer: {
        extraArgs: [
          {
            name: 'enable-admission-plugins',
            value: 'NodeRestriction,DenyServiceExternalIPs,AlwaysPullImages',
          },
          { name: 'profiling', value: 'false' },
        ],
      },
    },
  ],
])('plug-ins that several checks ask for %s', (_, text, ids, expected) => {
  expect(repaired(text, ...ids)).toMatchObject(expected);
});
