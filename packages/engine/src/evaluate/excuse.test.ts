import { describe, expect, test } from 'vitest';
import { catalogue } from '../policy/catalogue.ts';
import { noPolicy, type Policy } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { examine } from './examine.ts';
import { namespaceLabelsIn } from './list.ts';
import { pack, unpack } from './wire.ts';
import { planOf, type PlanOrder } from './policy-plan.ts';
import { makeReport, type Report } from './report.ts';

const usual: PlanOrder = {
  policy: noPolicy,
  environment: undefined,
  profiles: undefined,
  only: undefined,
  skip: [],
  leastSeverity: 'info',
  minor: 36,
  today: '2026-11-21',
  withFingerprints: true,
  isForeignHonoured: true,
  fileExceptions: [],
  prefix: '',
  namespaceLabels: new Map(),
};

function policy(text: string): Policy {
  const read = readPolicy({ uri: 'plimsoll.yaml', text });
  if (read.kind === 'problems') throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.policy;
}

/** Scans some sources; what is examined crosses to another thread and back on the way. */
function scan(sources: Readonly<Record<string, string>>, order: Partial<PlanOrder> = {}): Report {
  const plan = planOf({ ...usual, ...order });
  const examinations = Object.entries(sources).map(([uri, text]) => examine({ uri, text }, plan));
  return makeReport(unpack(structuredClone(pack(examinations, plan)), plan), plan);
}

function pod(name: string, { metadata = '', containers = ['web'], labels = '' } = {}): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
${labels}${metadata}spec:
  containers:
${containers.map((container) => `    - {name: ${container}, image: "registry.example.com/${container}:1.4.2", securityContext: {privileged: true}}\n`).join('')}`;
}

function annotated(lines: string): string {
  return `  annotations:\n${lines.replace(/^/gmu, '    ')}\n`;
}

function suppressedBy(report: Report): readonly string[] {
  return report.suppressed
    .map(
      ({ check, resource, suppression }) =>
        `${check} ${resource.container ?? ''} ${suppression?.source} ${suppression?.kind}`,
    )
    .filter((line) => line.startsWith('privileged-container'));
}

describe('an exception in a manifest covers', () => {
  test.each([
    ['the object', '{check: privileged-container}', ['web', 'db']],
    ['one container', '{check: privileged-container, container: db}', ['db']],
    ['containers by pattern', '{check: privileged-container, container: "w*"}', ['web']],
    ['one field', '{check: privileged-container, field: /spec/containers/1}', ['db']],
    [
      'fields by pattern',
      '{check: privileged-container, field: "/spec/containers/*/securityContext/privileged"}',
      ['web', 'db'],
    ],
    ['nothing where the field is another', '{check: privileged-container, field: /spec/containers/10}', []],
    ['nothing after its end', '{check: privileged-container, until: 2026-11-20}', []],
    ['its last day', '{check: privileged-container, until: 2026-11-21}', ['web', 'db']],
  ])('%s', (_, exception, containers) => {
    const metadata = annotated(`plimsoll.dev/exceptions: '[${exception}]'`);
    const report = scan({ 'a.yaml': pod('web', { metadata, containers: ['web', 'db'] }) });
    expect(suppressedBy(report).toSorted()).toEqual(
      containers.map((name) => `privileged-container ${name} plimsoll annotation`).toSorted(),
    );
    const left = report.findings.filter(({ check }) => check === 'privileged-container');
    expect(left.length).toBe(2 - containers.length);
  });

  test('only its own object, in a list and in a file of many', () => {
    const one = pod('one', {
      metadata: annotated('plimsoll.dev/exceptions: "[{check: privileged-container}]"'),
    });
    const report = scan({ 'a.yaml': `${one}---\n${pod('two')}` });
    expect(report.suppressed.map(({ resource }) => resource.name)).toEqual(['one']);
    const list = `{"apiVersion": "v1", "kind": "List", "items": [
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "one", "annotations": {"plimsoll.dev/exceptions": "{check: privileged-container, field: /spec/containers/0}"}},
       "spec": {"containers": [{"name": "web", "securityContext": {"privileged": true}}]}},
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "two"},
       "spec": {"containers": [{"name": "web", "securityContext": {"privileged": true}}]}}]}`;
    expect(scan({ 'a.json': list }).suppressed.map(({ resource }) => resource.name)).toEqual(['one']);
  });

  test('findings of relations', () => {
    const metadata = annotated('plimsoll.dev/exceptions: "{check: token-automounted}"');
    const report = scan({ 'a.yaml': pod('one', { metadata }), 'b.yaml': pod('two') });
    const names = ({ findings }: Pick<Report, 'findings'>): readonly string[] =>
      findings.filter(({ check }) => check === 'token-automounted').map(({ resource }) => resource.name);
    expect(names(report)).toEqual(['two']);
    expect(names({ findings: report.suppressed })).toEqual(['one']);
  });
});

describe('words of other tools count as they stand', () => {
  const every = ['privileged-container web', 'privileged-container db'];
  test.each([
    ['kube-linter', annotated('ignore-check.kube-linter.io/privileged-container: "the driver"'), every],
    ['kube-linter', annotated('kube-linter.io/ignore-all: "false"'), every],
    ['checkov', annotated('checkov.io/skip1: CKV_K8S_16=the driver'), every],
    ['checkov', annotated('bridgecrew.io/skip22: CKV_K8S_16'), every],
    ['kubescape', annotated('kubescape.io/skip-controls: C-0057, C-0016'), every],
    ['polaris', annotated('polaris.fairwinds.com/runAsPrivileged-exempt: "True"'), every],
    ['polaris', annotated('polaris.fairwinds.com/exempt: "true"'), every],
    ['polaris', annotated('polaris.fairwinds.com/exempt: "yes"'), []],
    ['kube-score', annotated('kube-score/ignore: a, container-security-context-privileged'), every],
    ['kubeaudit', '  labels:\n    kubeaudit.io/allow-privileged: driver\n', every],
    [
      'kubeaudit',
      '  labels:\n    container.kubeaudit.io/db.allow-privileged: driver\n',
      ['privileged-container db'],
    ],
    [
      'kubeaudit',
      '  labels:\n    container.audit.kubernetes.io/db.allow-privileged: driver\n',
      ['privileged-container db'],
    ],
    ['kubeaudit', '  labels:\n    kubeaudit.io/allow-run-as-root: driver\n', []],
  ])('%s: %s', (source, metadata, expected) => {
    const sources = { 'a.yaml': pod('web', { metadata, containers: ['web', 'db'] }) };
    const kind = source === 'kubeaudit' ? 'label' : 'annotation';
    expect(suppressedBy(scan(sources)).toSorted()).toEqual(
      expected.map((line) => `${line} ${source} ${kind}`).toSorted(),
    );
    expect(scan(sources, { isForeignHonoured: false }).suppressed).toEqual([]);
  });

  test('an exception for a check that answers otherwise counts for ours about the same thing', () => {
    const text = (annotation: string) => `apiVersion: v1
kind: Pod
metadata: {name: web, annotations: {${annotation}}}
spec: {containers: [{name: web, image: 'registry.example.com/web:1'}]}
`;
    const suppressed = (annotation: string) =>
      scan({ 'a.yaml': text(annotation) }).suppressed.map(({ check }) => check);
    expect(suppressed('ignore-check.kube-linter.io/run-as-non-root: the image says who')).toEqual([
      'run-as-root',
    ]);
    expect(suppressed('ignore-check.kube-linter.io/privilege-escalation-container: sudo')).toEqual([
      'privilege-escalation-allowed',
    ]);
    const ours = `plimsoll.dev/exceptions: '{check: run-as-non-root, reason: the image says who}'`;
    expect(suppressed(ours)).toEqual(['run-as-root']);
    expect(suppressed(ours.replace('run-as-non-root', 'root-user-possible'))).toEqual([]);
  });

  test('a kubeaudit label on a workload counts on its template only', () => {
    const workload = (where: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web${where === 'object' ? ', labels: {kubeaudit.io/allow-privileged: driver}' : ''}}
spec:
  template:
    metadata: {labels: {app: web${where === 'template' ? ', kubeaudit.io/allow-privileged: driver' : ''}}}
    spec: {containers: [{name: web, securityContext: {privileged: true}}]}
`;
    expect(suppressedBy(scan({ 'a.yaml': workload('template') }))).toHaveLength(1);
    expect(suppressedBy(scan({ 'a.yaml': workload('object') }))).toEqual([]);
  });

  test('kubeaudit allows one capability and one mount by name', () => {
    const text = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: {kubeaudit.io/allow-capability-sys-admin: driver, kubeaudit.io/allow-host-path-mount-device: driver}
spec:
  volumes: [{name: device, hostPath: {path: /var/run}}, {name: other, hostPath: {path: /etc}}]
  containers: [{name: web, volumeMounts: [{name: device, mountPath: /a}, {name: other, mountPath: /b}], securityContext: {capabilities: {add: [SYS_ADMIN, NET_ADMIN]}}}]
`;
    const found = scan({ 'a.yaml': text }, { profiles: ['strict'] });
    const fields = ({ findings }: Pick<Report, 'findings'>): readonly string[] =>
      findings
        .filter(({ check }) => /^host-path|^capabilit(?:y|ies)-(?:added|dangerous|beyond|sys)/u.test(check))
        .map(({ field }) => field)
        .toSorted();
    expect(new Set(fields({ findings: found.suppressed }))).toEqual(
      new Set([
        '/spec/containers/0/securityContext/capabilities/add/0',
        '/spec/containers/0/volumeMounts/0/readOnly',
      ]),
    );
    expect(new Set(fields(found))).toEqual(
      new Set([
        '/spec/containers/0/securityContext/capabilities/add/1',
        '/spec/containers/0/volumeMounts/1/readOnly',
      ]),
    );
  });

  const uuid = 'dd29336b-fe57-445b-a26e-e6aa867ae609';
  test.each([
    ['the whole file', `# kics-scan ignore\n${pod('web')}`, 1],
    ['one query', `---\n# kics-scan disable=${uuid}\n${pod('web')}`, 1],
    ['all but one query', `# kics-scan enable=00000000-0000-0000-0000-000000000000\n${pod('web')}`, 1],
    ['all but this query', `# kics-scan enable=${uuid}\n${pod('web')}`, 0],
    ['the whole file, but too late', `${pod('web')}# kics-scan ignore\n`, 0],
    ['the line below', pod('web').replace('    - {name', '    # kics-scan ignore-line\n    - {name'), 1],
    ['another line', pod('web').replace('  name: web', '  # kics-scan ignore-line\n  name: web'), 0],
    ['the block below', pod('web').replace('spec:', '# kics-scan ignore-block\nspec:'), 1],
    ['another block', pod('web').replace('metadata:', '# kics-scan ignore-block\nmetadata:'), 0],
  ])('KICS comment for %s', (_, text, count) => {
    expect(suppressedBy(scan({ 'a.yaml': text }))).toHaveLength(count);
  });
});

describe('a policy', () => {
  const sources = { 'prod/a.yaml': pod('one'), 'dev/b.yaml': pod('two') };
  const privileged = ({ findings }: Pick<Report, 'findings'>): readonly string[] =>
    findings
      .filter(({ check }) => check === 'privileged-container')
      .map(({ resource, severity }) => `${resource.name} ${severity}`);

  test('changes severities and skips by path', () => {
    const text = `
severities: {privileged-container: high}
scopes: [{when: {paths: [dev]}, severities: {privileged-container: low}}, {when: {names: [one]}, checks: {skip: [privileged-container]}}]`;
    expect(privileged(scan(sources, { policy: policy(text) }))).toEqual(['two low']);
  });

  test('has environments that a path or the command line chooses', () => {
    const text = `
environments:
  prod: {when: {paths: [prod]}}
  dev: {when: {paths: [dev]}, severities: {privileged-container: info}}`;
    expect(privileged(scan(sources, { policy: policy(text) })).toSorted()).toEqual([
      'one critical',
      'two info',
    ]);
    expect(privileged(scan(sources, { policy: policy(text), environment: 'dev' })).toSorted()).toEqual([
      'one info',
      'two info',
    ]);
    expect(privileged(scan(sources, { policy: policy(text), environment: 'prod' })).toSorted()).toEqual([
      'one critical',
      'two critical',
    ]);
  });

  test('has environments that the label of a namespace chooses', () => {
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {env: dev}}\n';
    const namespaceLabels = namespaceLabelsIn([{ uri: 'ns.yaml', text: namespace }]);
    const text =
      'environments: {dev: {when: {namespaceLabels: {env: dev}}, checks: {skip: [privileged-container]}}}';
    expect(privileged(scan(sources, { policy: policy(text), namespaceLabels }))).toEqual([]);
    expect(privileged(scan(sources, { policy: policy(text) }))).toHaveLength(2);
  });

  test('gives parameters, by scope too', () => {
    const text = `
parameters: {allowedRegistries: [registry.example.com]}
scopes: [{when: {paths: [dev]}, parameters: {allowedRegistries: [registry.example.org]}}]`;
    const found = scan(sources, { policy: policy(text) }).findings.filter(
      ({ check }) => check === 'image-registry-not-allowed',
    );
    expect(found.map(({ resource }) => resource.name)).toEqual(['two']);
  });

  test('accepts findings by path, kind, name and label, relations included', () => {
    const text = `
exceptions:
  - {checks: [privileged-container, token-automounted], reason: driver, when: {paths: [dev], kinds: [pod], names: [t*]}}`;
    const report = scan(sources, { policy: policy(text) });
    expect(report.suppressed.map(({ check, resource }) => `${check} ${resource.name}`).toSorted()).toEqual([
      'privileged-container two',
      'token-automounted two',
    ]);
    expect(report.suppressed[0]?.suppression).toMatchObject({
      kind: 'policy',
      source: 'plimsoll',
      reason: 'driver',
    });
  });

  test('is told of its own exceptions that are malformed, over or of no use', () => {
    const text = `
exceptions:
  - {check: privileged-container, until: 2026-01-01}
  - {check: privileged-containr}
  - {check: host-network}
  - {check: image-not-digest-pinned}`;
    const report = scan(sources, { policy: policy(text) });
    expect(
      report.findings
        .filter(({ location }) => location.uri === 'plimsoll.yaml')
        .map(({ check, location }) => `${location.line} ${check}`),
    ).toEqual(['3 exception-expired', '4 exception-malformed', '5 exception-unused']);
    expect(privileged(report)).toHaveLength(2);
  });

  test('may forbid exceptions in manifests', () => {
    const metadata = annotated('plimsoll.dev/exceptions: "{check: privileged-container}"');
    const report = scan(
      { 'a.yaml': pod('web', { metadata }) },
      { policy: policy('exceptionRules: {inline: forbidden}') },
    );
    expect(report.suppressed).toEqual([]);
    expect(report.findings.map(({ check }) => check)).toContain('exception-not-allowed');
  });

  test('names checks that exist, whatever the profile', () => {
    const plan = planOf({ ...usual, policy: policy('profile: all') });
    expect(plan.checks.length).toBe(catalogue.length);
  });
});
