import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import type { LiveObject } from './live-objects.ts';
import { isSnapshot, readSnapshot, type SnapshotLimits, type SnapshotReading } from './read-snapshot.ts';

const head = JSON.stringify({
  plimsollSnapshot: 1,
  tool: 'plimsoll',
  taken: '2026-11-21T00:00:00Z',
  kubernetesMinor: 36,
});
const line = (name: string): string =>
  JSON.stringify({
    at: `namespaces/shop/services/${name}`,
    object: { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' } },
  });
const end = (objects: number, problems: readonly object[] = []): string =>
  JSON.stringify({ end: { objects, withheld: { configValues: 2 }, secrets: 3, problems } });

interface Read extends SnapshotReading {
  readonly objects: readonly LiveObject[];
}

async function read(content: string | Buffer, limits?: SnapshotLimits): Promise<Read> {
  const path = join(temporaryFolder(), 'c.json.gz');
  writeFileSync(path, content);
  const objects: LiveObject[] = [];
  const reader = { onHead: () => undefined, take: (object: LiveObject) => objects.push(object) };
  const reading = await readSnapshot({ path, uri: 'c.json.gz' }, reader, limits);
  return { ...reading, objects };
}

const whole = [head, line('a'), line('b'), end(2), ''].join('\n');

test.each([
  ['packed', gzipSync(whole)],
  ['as it is', whole],
  ['with Windows’ line ends', whole.replaceAll('\n', '\r\n')],
])('a snapshot is read back: %s', async (_, content) => {
  const { objects, problems, secrets, configValues } = await read(content);
  expect(problems).toEqual([]);
  expect(objects.map(({ uri }) => uri)).toEqual([
    'c.json.gz/namespaces/shop/services/a',
    'c.json.gz/namespaces/shop/services/b',
  ]);
  expect({ secrets, configValues }).toEqual({ secrets: 3, configValues: 2 });
});

const packed = gzipSync(
  [head, ...Array.from({ length: 2000 }, (_, index) => line(`n-${index}`)), end(2000)].join('\n'),
);

test.each([
  ['in the middle of a packed file', packed.subarray(0, packed.length >> 1), 100],
  ['behind the last object', [head, line('a'), ''].join('\n'), 1],
  ['in the middle of an object', [head, line('a'), line('b').slice(0, 30)].join('\n'), 1],
])('a snapshot that is cut off is a problem, and what was read is judged: %s', async (_, content, least) => {
  const { objects, problems } = await read(content);
  expect(objects.length).toBeGreaterThanOrEqual(least);
  expect(problems.map(({ code }) => code)).toContain('snapshot');
  expect(problems.at(-1)?.message).toMatch(/is cut off after \d+ objects/u);
});

const small: SnapshotLimits = { maxBytes: 1024 * 1024, maxLineBytes: 64 * 1024 };

test.each([
  [
    'one endless line',
    gzipSync(Buffer.concat([Buffer.from(`${head}\n`), Buffer.alloc(256 * 1024 * 1024, 0x20)])),
    'a line of it',
  ],
  ['endless lines', gzipSync(`${head}\n${`${line('a')}\n`.repeat(50_000)}`), 'unpacked it holds'],
])('a bomb is not unpacked beyond the limit: %s', async (_, content, message) => {
  const before = process.memoryUsage().rss;
  const { problems } = await read(content, small);
  expect(problems.at(-1)?.message).toContain(message);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

test.each([
  ['no JSON', 'hello'],
  ['a way out of the snapshot', line('a').replace('namespaces/shop', '../../etc')],
  ['the same object again', line('a')],
  [
    'an object nested without end',
    `{"at":"x","object":{"kind":"A","b":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
  ],
])('a line that holds %s is a problem with its place', async (_, bad) => {
  const { problems, objects } = await read([head, line('a'), bad, end(1)].join('\n'));
  expect(problems.map(({ code, line: at }) => `${code} ${at}`)).toEqual(['snapshot 3']);
  expect(objects).toHaveLength(1);
});

it('tells again what could not be listed when it was taken', async () => {
  const { problems } = await read([head, end(0, [{ uri: 'secrets', message: 'forbidden' }])].join('\n'));
  expect(problems).toEqual([
    { code: 'cluster-error', uri: 'c.json.gz/secrets', message: 'when the snapshot was taken: forbidden' },
  ]);
});

it('refuses a form that it does not know', async () => {
  const { problems } = await read([head.replace(':1,', ':9,'), end(0)].join('\n'));
  expect(problems[0]?.message).toContain('is of form 9');
});

test.each([
  ['a.json.gz', gzipSync(whole), true],
  ['a.json', whole, true],
  ['a.yaml', whole, false],
  ['a.json', '{"kind":"Pod"}', false],
  ['a.json.gz', gzipSync('{"kind":"Pod"}'), false],
  ['a.gz', Buffer.from([0x1f, 0x8b, 0, 0]), false],
  ['a.json', '', false],
])('a snapshot is known by how it begins: %s', (name, content, expected) => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  expect(isSnapshot({ path, uri: name })).toBe(expected);
});
