import { expect, test } from 'vitest';
import { accountOf, bindingOf, grants, grantsUrl, isBuiltIn, reaches, roleOf, type Rule } from './rbac.ts';
import { resourcesOf, type Resource } from './resource.ts';

function rule(parts: Partial<Rule>): Rule {
  return {
    at: '/rules/0',
    verbs: ['get'],
    apiGroups: [''],
    resources: ['pods'],
    resourceNames: [],
    nonResourceUrls: [],
    ...parts,
  };
}

const getPods = { verb: 'get', group: '', resource: 'pods' };
const execPods = { verb: 'create', group: '', resource: 'pods', subresource: 'exec' };

test.each([
  ['verbs, groups and resources all have to match', rule({}), getPods, true],
  ['another verb', rule({ verbs: ['list'] }), getPods, false],
  ['another group', rule({ apiGroups: ['apps'] }), getPods, false],
  ['`*` for verbs covers invented ones', rule({ verbs: ['*'] }), { ...getPods, verb: 'freeze' }, true],
  ['a verb is no prefix', rule({ verbs: ['delete'] }), { ...getPods, verb: 'deletecollection' }, false],
  ['a resource does not cover its subresources', rule({ verbs: ['*'] }), execPods, false],
  ['`*` for resources does', rule({ verbs: ['*'], resources: ['*'] }), execPods, true],
  ['`*/exec` covers one subresource', rule({ verbs: ['*'], resources: ['*/exec'] }), execPods, true],
  ['`*/exec` covers no resource', rule({ resources: ['*/exec'] }), getPods, false],
  ['`pods/*` is no pattern', rule({ verbs: ['*'], resources: ['pods/*'] }), execPods, false],
  ['a request without name never matches names', rule({ resourceNames: ['web'] }), getPods, false],
  ['a request for a name matches it', rule({ resourceNames: ['web'] }), { ...getPods, name: 'web' }, true],
  ['a name is no pattern', rule({ resourceNames: ['*'] }), { ...getPods, name: 'web' }, false],
])('%s', (_, one, request, expected) => {
  expect(grants(one, request)).toBe(expected);
});

test('names are left aside when asking what a rule reaches at all', () => {
  expect(reaches(rule({ resourceNames: ['web'] }), getPods)).toBe(true);
});

test.each([
  ['*', '/metrics', true],
  ['/metrics', '/metrics', true],
  ['/metrics', '/metrics/cadvisor', false],
  ['/healthz*', '/healthz/ping', true],
  ['/health**', '/healthz', true],
  ['/*z', '/healthz', false],
])('the path %s covers %s: %s', (url, path, expected) => {
  expect(grantsUrl(rule({ nonResourceUrls: [url] }), 'get', path)).toBe(expected);
});

test('a user name of a service account is that account', () => {
  const subject = { at: '', kind: 'User', name: 'system:serviceaccount:shop:web', namespace: undefined };
  expect(accountOf(subject, 'other')).toEqual({ namespace: 'shop', name: 'web' });
  expect(accountOf({ ...subject, kind: 'Group' }, 'other')).toBeUndefined();
  expect(accountOf({ ...subject, kind: 'ServiceAccount', name: 'web' }, 'shop')).toEqual({
    namespace: 'shop',
    name: 'web',
  });
});

function resource(kind: string, name: string, more: Record<string, null | string>): Resource {
  const [one] = resourcesOf(
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name }, ...more },
    '',
  );
  if (one === undefined) throw new Error('no resource');
  return one;
}

test('what has a wrong type is noted once, however often it is asked for', () => {
  const role = resource('Role', 'broken', { rules: 'none' });
  expect([roleOf(role).rules, roleOf(role).rules]).toEqual([[], []]);
  expect(role.malformed).toHaveLength(1);
  const binding = resource('RoleBinding', 'broken', { subjects: 'none', roleRef: null });
  expect([bindingOf(binding).subjects, bindingOf(binding).subjects]).toEqual([[], []]);
  expect(binding.malformed).toHaveLength(1);
});

test.each([
  ['ClusterRole', 'system:node', true],
  ['ClusterRole', 'edit', true],
  ['Role', 'edit', false],
  ['ClusterRole', 'editor', false],
  ['ClusterRoleBinding', 'cluster-admin', false],
  ['RoleBinding', 'kubeadm:nodes-kubeadm-config', true],
])('%s %s is built in: %s', (kind, name, expected) => {
  expect(isBuiltIn(resource(kind, name, {}))).toBe(expected);
});
