import { expect, test } from 'vitest';
import { examine } from '../../evaluate/examine.ts';
import { makePlan } from '../../evaluate/plan.ts';
import { proposalsFor } from '../../fix/proposal.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { makeTarget, type Check, type Edit } from '../check.ts';
import type { FixValues } from '../fix-values.ts';
import { checks } from '../index.generated.ts';

const byId = new Map(checks.map((check): [string, Check] => [check.id, check]));

/** The repairs of one check for a manifest. */
function repairs(
  id: string,
  text: string,
  values: FixValues = {},
): readonly (readonly [string, readonly Edit[]])[] {
  const check = byId.get(id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  const source = { uri: 'web.yaml', text };
  const plan = makePlan([check], makeTarget());
  const { findings } = examine(source, plan);
  const { documents } = parseSource(source);
  return proposalsFor(source, documents, findings, { plan, checkOf: (one) => byId.get(one), values }).map(
    ({ safety, edits }) => [safety, edits],
  );
}

const ranges = 'service.beta.kubernetes.io/load-balancer-source-ranges';

test('a Service that moves inside leaves behind what the API server refuses there', () => {
  const text = `{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {${ranges}: 192.0.2.0/24}},
    spec: {type: LoadBalancer, loadBalancerClass: example.com/lb, externalTrafficPolicy: Local, ports: [{port: 80, nodePort: 30080}]}}`;
  expect(repairs('service-load-balancer', text)).toEqual([
    [
      'unsafe',
      [
        { op: 'set', at: '/spec/type', value: 'ClusterIP' },
        { op: 'remove', at: '/spec/loadBalancerClass' },
        { op: 'remove', at: '/spec/externalTrafficPolicy' },
        { op: 'remove', at: '/spec/ports/0/nodePort' },
        { op: 'remove', at: `/metadata/annotations/${ranges.replace('/', '~1')}` },
      ],
    ],
  ]);
});

const open =
  '{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: LoadBalancer, ports: [{port: 80}]}}';

test.each<[string, FixValues, readonly (readonly [string, readonly Edit[]])[]]>([
  ['waits for the networks', {}, [['unsafe', []]]],
  [
    'takes them with commas between them',
    { 'source-ranges': '192.0.2.0/24, 2001:db8::/32' },
    [
      [
        'unsafe',
        [{ op: 'set', at: '/spec/loadBalancerSourceRanges', value: ['192.0.2.0/24', '2001:db8::/32'] }],
      ],
    ],
  ],
  ['takes none that hold every address', { 'source-ranges': ['0.0.0.0/1', '128.0.0.0/1'] }, []],
  ['takes none that are no networks', { 'source-ranges': ['192.0.2.0/24', 'office'] }, []],
])('a load balancer that is open to all %s', (_, values, expected) => {
  expect(repairs('load-balancer-open-sources', open, values)).toEqual(expected);
});

test.each<[string, string, string, Edit]>([
  ['loses nothing where it holds every address only', '0.0.0.0/0', 'safe', { op: 'remove', at: '' }],
  [
    'keeps the networks that are meant',
    '0.0.0.0/0, 10.0.0.0/8',
    'unsafe',
    { op: 'set', at: '', value: '10.0.0.0/8' },
  ],
])('an allow list %s', (_, list, safety, edit) => {
  const key = 'nginx.ingress.kubernetes.io/whitelist-source-range';
  const text = `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, annotations: {${key}: '${list}'}}}`;
  const at = `/metadata/annotations/${key.replace('/', '~1')}`;
  expect(repairs('ingress-source-range-open', text)).toEqual([[safety, [{ ...edit, at }]]]);
});
