import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareRefusals } from './refusals.ts';
import { readPublished } from './published.ts';
import { compareBuiltIns, type Outcome } from './run.ts';
import { compareCustom } from './run-custom.ts';
import { isBuilt, startApiServer, type ApiServer } from './server.ts';

const published = readPublished();
const isHere = published !== undefined && isBuilt();
if (!isHere) process.stderr.write('conformance: the API server is skipped, none is built here\n');

describe.runIf(isHere)('a real API server', () => {
  let server: ApiServer | undefined;
  beforeAll(() => {
    server = startApiServer();
  });
  afterAll(() => {
    server?.stop();
  });

  test('objects of built-in kinds, right and wrong, are taken and refused as we say', async () => {
    if (server === undefined || published === undefined) throw new Error('there is no server');
    const outcome = await compareBuiltIns(server, published, 1);
    expect(unexplained(outcome)).toEqual([]);
    expect(outcome.compared).toBeGreaterThan(5000);
    expect(outcome.faulty).toBeGreaterThan(1000);
  });

  test('what validation refuses beyond schemas is refused as our checks say', async () => {
    if (server === undefined || published === undefined) throw new Error('there is no server');
    const { compared, refused, differences } = await compareRefusals(server, published);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(3000);
    expect(refused).toBeGreaterThan(1000);
  });

  test('custom resources, right and wrong, are taken and refused as we say', async () => {
    if (server === undefined) throw new Error('there is no server');
    const outcome = await compareCustom(server, 60);
    expect(unexplained(outcome)).toEqual([]);
    expect(outcome.compared).toBeGreaterThan(900);
    expect(outcome.faulty).toBeGreaterThan(300);
  });
});

/** A strategic merge patch is no object, so its directives are no unknown fields to us. */
const explained = /\$patch$/u;

function unexplained({ differences }: Outcome): readonly string[] {
  return differences
    .filter(({ detail }) => !explained.test(detail))
    .map(({ sort, detail }) => `${sort}: ${detail}`);
}
