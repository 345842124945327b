import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultPullPolicy, parseImage, registryOf } from './image.ts';

const hex = '0123456789abcdef';
const sha256 = `sha256:${hex.repeat(4)}`;

/** From the tests of `distribution/reference`: registry, repository, tag and digest. */
test.each<[string, string | undefined, string, string | undefined, string | undefined]>([
  ['test_com', undefined, 'test_com', undefined, undefined],
  ['test.com:tag', undefined, 'test.com', 'tag', undefined],
  ['test.com:5000', undefined, 'test.com', '5000', undefined],
  ['test.com/repo:tag', 'test.com', 'repo', 'tag', undefined],
  ['test:5000/repo', 'test:5000', 'repo', undefined, undefined],
  ['test:5000/repo:tag', 'test:5000', 'repo', 'tag', undefined],
  [`test:5000/repo@${sha256}`, 'test:5000', 'repo', undefined, sha256],
  [`test:5000/repo:tag@${sha256}`, 'test:5000', 'repo', 'tag', sha256],
  ['lowercase:Uppercase', undefined, 'lowercase', 'Uppercase', undefined],
  ['Uppercase/lowercase', 'Uppercase', 'lowercase', undefined, undefined],
  ['sub-dom1.foo.com/bar/baz/quux', 'sub-dom1.foo.com', 'bar/baz/quux', undefined, undefined],
  [
    'sub-dom1.foo.com/bar/baz/quux:some-long-tag',
    'sub-dom1.foo.com',
    'bar/baz/quux',
    'some-long-tag',
    undefined,
  ],
  ['b.gcr.io/test.example.com/my-app', 'b.gcr.io', 'test.example.com/my-app', undefined, undefined],
  ['xn--n3h.com/myimage:xn--n3h.com', 'xn--n3h.com', 'myimage', 'xn--n3h.com', undefined],
  ['foo_bar.com:8080', undefined, 'foo_bar.com', '8080', undefined],
  ['foo/foo_bar.com:8080', undefined, 'foo/foo_bar.com', '8080', undefined],
  ['192.168.1.1:5000/repo', '192.168.1.1:5000', 'repo', undefined, undefined],
  ['[2001:db8::1]:5000/repo', '[2001:db8::1]:5000', 'repo', undefined, undefined],
  ['localhost/a__b--c.d', 'localhost', 'a__b--c.d', undefined, undefined],
])('%s is read', (text, registry, repository, tag, digest) => {
  expect(parseImage(text)).toEqual({ text, registry, repository, tag, digest });
});

test.each([
  '',
  ':justtag',
  `@${sha256}`,
  'repo@sha256:ffffffffffffffffffffffffffffffffff',
  'validname@invaliddigest:ffff',
  `a@${sha256.toUpperCase()}`,
  `a@md5:${hex.repeat(2)}`,
  'Uppercase:tag',
  'test:5000/Uppercase/lowercase:tag',
  'a//b',
  'a/',
  '/a',
  'aa/asdf$$^/aa',
  'a___b',
  'a:',
  `a:${'x'.repeat(129)}`,
  'a b',
  'a\n',
  'https://a.example.com/b',
  '-a.example.com/b',
  hex.repeat(4),
  'a'.repeat(256),
  `a.example.com/${'a/'.repeat(127)}ab`,
])('%j is no reference', (text) => {
  expect(parseImage(text)).toBeUndefined();
});

test('what is put together from its parts is taken apart into them', () => {
  const optional = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    fc.option(one, { nil: undefined });
  const parts = fc.record({
    registry: optional(fc.stringMatching(/^[a-z0-9]+\.[a-z0-9]+(?::[0-9]{1,5})?$/u)),
    repository: fc.stringMatching(/^[a-z0-9]+(?:(?:[._]|__|-{1,3})[a-z0-9]+)?(?:\/[a-z0-9]+){0,2}$/u),
    tag: optional(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/u)),
    digest: optional(fc.constant(sha256)),
  });
  const isShort = ({
    registry,
    repository,
  }: {
    readonly registry: string | undefined;
    readonly repository: string;
  }): boolean =>
    registry !== undefined ||
    !repository.includes('/') ||
    !/[.:]|^localhost$/u.test(repository.split('/')[0] ?? '');
  fc.assert(
    fc.property(parts.filter(isShort), ({ registry, repository, tag, digest }) => {
      const text = `${registry === undefined ? '' : `${registry}/`}${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
      expect(parseImage(text)).toEqual({ text, registry, repository, tag, digest });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['nginx', 'Always', 'docker.io'],
  ['nginx:latest', 'Always', 'docker.io'],
  ['nginx:LATEST', 'IfNotPresent', 'docker.io'],
  [`nginx:latest@${sha256}`, 'Always', 'docker.io'],
  [`a.example.com/nginx@${sha256}`, 'IfNotPresent', 'a.example.com'],
])('%s is pulled %s from %s', (text, policy, registry) => {
  const image = parseImage(text);
  expect(image && [defaultPullPolicy(image), registryOf(image)]).toEqual([policy, registry]);
});
