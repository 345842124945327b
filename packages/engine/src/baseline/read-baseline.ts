import type { ContainerIdentity, ResourceIdentity } from '../evaluate/identity.ts';
import { isDay } from '../model/day.ts';
import type { Fields } from '../model/fields.ts';
import { unknownKeys } from '../policy/fault.ts';
import type { Baseline, BaselineEntry, Making } from './baseline.ts';
import { baselineVersion } from './baseline.ts';
import { readJson, required, type Fault, type Read } from './read-json.ts';

/** Reads a baseline; strictly, so that no slip of the pen hides a finding or loses a reason. */
export function readBaseline(text: string): Read<Baseline> {
  return readJson(text, 'baseline', (fields, fault) => {
    const version = fields.integer('baselineVersion');
    if (version !== baselineVersion) {
      fault('', wrongVersion(version));
      return undefined;
    }
    for (const { at, message } of unknownKeys(fields, rootKeys)) fault(at, message);
    return {
      made: readMaking(fields, fault),
      checks: fields.strings('checks'),
      entries: required.maps(fields, 'entries', fault).map((entry) => readEntry(entry, fault)),
      resources: required.maps(fields, 'resources', fault).map((resource) => readResource(resource, fault)),
    };
  });
}

const rootKeys = ['baselineVersion', 'made', 'checks', 'entries', 'resources'];

function wrongVersion(version: number | undefined): string {
  return version === undefined
    ? 'this is no baseline: it has no `baselineVersion`; write one with `plimsoll baseline write`'
    : `it has \`baselineVersion\` ${version}, and this Plimsoll reads ${baselineVersion}; write it anew with \`plimsoll baseline write\``;
}

function readMaking(fields: Fields, fault: Fault): Making {
  const made = required.map(fields, 'made', fault);
  return {
    toolVersion: made?.string('toolVersion') ?? '',
    kubernetesVersion: made?.string('kubernetesVersion') ?? '',
    profile: made?.string('profile') ?? '',
  };
}

const entryKeys = [
  'check',
  'kind',
  'namespace',
  'name',
  'container',
  'path',
  'about',
  'uri',
  'from',
  'fingerprint',
  'reason',
  'owner',
  'until',
];

function readEntry(fields: Fields, fault: Fault): BaselineEntry {
  for (const { at, message } of unknownKeys(fields, entryKeys)) fault(at, message);
  const [reason, owner, until] = [fields.string('reason'), fields.string('owner'), fields.string('until')];
  if (until !== undefined && !isDay(until)) {
    fault(fields.pointer('until'), `\`until\` is a day such as \`2027-01-31\`, not \`${until}\``);
  }
  return {
    check: required.string(fields, 'check', fault),
    kind: required.string(fields, 'kind', fault),
    namespace: fields.string('namespace'),
    name: required.string(fields, 'name', fault),
    container: fields.string('container'),
    path: required.string(fields, 'path', fault),
    ...(fields.has('about') ? { about: fields.strings('about') } : {}),
    uri: required.string(fields, 'uri', fault),
    ...originOf(fields),
    fingerprint: required.string(fields, 'fingerprint', fault),
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  };
}

function readResource(fields: Fields, fault: Fault): ResourceIdentity {
  const namespace = fields.string('namespace');
  return {
    uri: required.string(fields, 'uri', fault),
    ...originOf(fields),
    kind: required.string(fields, 'kind', fault),
    ...(namespace === undefined ? {} : { namespace }),
    name: required.string(fields, 'name', fault),
    shape: required.string(fields, 'shape', fault),
    rest: required.string(fields, 'rest', fault),
    containers: fields.maps('containers').map((container) => readContainer(container, fault)),
  };
}

function originOf(fields: Fields): { readonly from?: string } {
  const from = fields.string('from');
  return from === undefined ? {} : { from };
}

function readContainer(fields: Fields, fault: Fault): ContainerIdentity {
  return {
    list: required.string(fields, 'list', fault),
    name: required.string(fields, 'name', fault),
    shape: required.string(fields, 'shape', fault),
  };
}
