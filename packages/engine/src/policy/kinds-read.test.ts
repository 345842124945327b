import { expect, it, test } from 'vitest';
import { isBuiltInGroup, servedResource } from '../model/api-resources.ts';
import { catalogue } from './catalogue.ts';
import { kindsRead } from './kinds-read.ts';

const kinds = kindsRead();

it('knows every built-in kind by the name that the API server lists it under', () => {
  const strange = kinds.filter(
    ({ group, resource }) => isBuiltInGroup(group) && servedResource(group, resource) === undefined,
  );
  expect(strange).toEqual([]);
});

it('leaves out no built-in kind that a check names', () => {
  const known = new Set(kinds.map(({ group, kind }) => (group === '' ? kind : `${kind}.${group}`)));
  const missing = catalogue
    .flatMap((check) => ('kinds' in check ? check.kinds : []))
    .filter((name) => name.includes('.') && !known.has(name));
  // Files of programs, and what no version that is supported serves.
  expect(
    missing.filter(
      (name) => !/config\.k8s\.io|kubeadm|audit|eksctl|kops|extensions|PodSecurityPolicy/u.test(name),
    ),
  ).toEqual([]);
});

test.each([
  ['', 'Pod', 'pods'],
  ['', 'Endpoints', 'endpoints'],
  ['networking.k8s.io', 'NetworkPolicy', 'networkpolicies'],
  ['networking.k8s.io', 'Ingress', 'ingresses'],
  ['gateway.networking.k8s.io', 'Gateway', 'gateways'],
  ['security.openshift.io', 'SecurityContextConstraints', 'securitycontextconstraints'],
])('%s %s is listed as %s', (group, kind, resource) => {
  expect(kinds).toContainEqual(expect.objectContaining({ group, kind, resource }));
});
