import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ApiStruct, ApiType } from './api-type.ts';
import { apiTypesAt, builtInKindNames, newestTypes, oldestTypes, servedVersions } from './built-in.ts';

const served = builtInKindNames().flatMap(({ group, kind }) =>
  [...(servedVersions(group, kind)?.keys() ?? [])].map((version) => [group, version, kind] as const),
);

test('the data is at most 60 kB, compressed', () => {
  const data = readFileSync(join(import.meta.dirname, 'built-in.generated.ts'));
  expect(gzipSync(data).length).toBeLessThan(60_000);
});

test('every type of every kind can be read, at every version', () => {
  for (let minor = oldestTypes; minor <= newestTypes; minor++) {
    const seen = new Set<ApiStruct>();
    for (const [group, version, kind] of served) {
      const struct = apiTypesAt(minor).structOf(group, version, kind);
      if (struct !== undefined) visit(struct, seen);
    }
    expect(seen.size).toBeGreaterThan(400);
    expect([...seen].filter(({ name, fields }) => name === '' || [...fields.keys()].includes(''))).toEqual(
      [],
    );
  }
});

function visit(struct: ApiStruct, seen: Set<ApiStruct>): void {
  if (seen.has(struct)) return;
  seen.add(struct);
  for (const { type } of struct.fields.values()) visitType(type, seen);
}

function visitType(type: ApiType, seen: Set<ApiStruct>): void {
  if (type.form === 'struct') visit(type.struct(), seen);
  if (type.form === 'list' || type.form === 'map') visitType(type.item, seen);
}

test.each([
  [28, '', 'v1', 'Pod', true],
  [40, '', 'v1', 'Pod', true],
  [36, 'apps', 'v1', 'Deployment', true],
  [36, 'apps', 'v1beta1', 'Deployment', false],
  [36, '', 'v1', 'Deployment', false],
  [35, 'admissionregistration.k8s.io', 'v1', 'MutatingAdmissionPolicy', false],
  [36, 'admissionregistration.k8s.io', 'v1', 'MutatingAdmissionPolicy', true],
  [31, 'flowcontrol.apiserver.k8s.io', 'v1beta3', 'FlowSchema', true],
  [32, 'flowcontrol.apiserver.k8s.io', 'v1beta3', 'FlowSchema', false],
])('1.%i, group %s: %s %s is served: %s', (minor, group, version, kind, isServed) => {
  expect(apiTypesAt(minor).structOf(group, version, kind) !== undefined).toBe(isServed);
});

test('a field is there from its first version to its last', () => {
  const fieldsAt = (minor: number) => apiTypesAt(minor).structOf('', 'v1', 'Pod')?.fields.get('spec')?.type;
  for (const [minor, hasReference, hasGroup] of [
    [34, false, false],
    [35, true, false],
    [36, false, true],
  ] as const) {
    const type = fieldsAt(minor);
    const fields = type?.form === 'struct' ? type.struct().fields : new Map();
    expect([fields.has('workloadRef'), fields.has('schedulingGroup')]).toEqual([hasReference, hasGroup]);
  }
});
