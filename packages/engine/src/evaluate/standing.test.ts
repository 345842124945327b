import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { catalogue } from '../policy/catalogue.ts';
import type { Control, Framework } from '../policy/frameworks/framework.ts';
import { frameworkNamed } from '../policy/frameworks/frameworks.ts';
import { frameworkNames } from '../policy/frameworks/names.ts';
import { isMet, subjectOf } from '../policy/frameworks/subjects.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { makePlan } from './plan.ts';
import { makeReport, type Report } from './report.ts';
import { standingOf, type ControlStanding } from './standing.ts';

const plan = makePlan(catalogue, makeTarget({ minor: 36 }), { byControl: true });

function reportOf(...texts: readonly string[]): Report {
  return makeReport(
    texts.map((text, index) => examine({ uri: `${index}.yaml`, text }, plan)),
    plan,
  );
}

function frameworkOf(control: Partial<Control>, more: Partial<Framework> = {}): Framework {
  const { title, version, source } = frameworkNamed('nsa', 36);
  const usual: Control = {
    id: 'one',
    title: 'One',
    section: '',
    decided: 'automated',
    evidence: ['api-object'],
    checks: ['privileged-container'],
  };
  return { id: 'nsa', title, version, source, controls: [{ ...usual, ...control }], ...more };
}

function standingIn(framework: Framework, report: Report): ControlStanding {
  const [only] = standingOf(framework, report).controls;
  if (only === undefined) throw new Error('the framework has no control');
  return only;
}

const pod = (security: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, securityContext: ${security}}]}\n`;
const namespace =
  'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: restricted}}\n';
const apiserver = (flag: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: kube-system}\nspec: {containers: [{name: a, command: [kube-apiserver, ${flag}]}]}\n`;
const privileged = reportOf(pod('{privileged: true}'));
const calm = reportOf(pod('{privileged: false}'));
const service = reportOf('apiVersion: v1\nkind: Service\nmetadata: {name: web}\n');

describe('a control', () => {
  test.each<[string, Framework, Report, Partial<ControlStanding>]>([
    ['with a finding failed', frameworkOf({}), privileged, { status: 'failed', findings: 1, accepted: 0 }],
    [
      'whose findings are all accepted failed too',
      frameworkOf({}),
      { ...privileged, findings: [], suppressed: privileged.findings },
      { status: 'failed', findings: 0, accepted: 1 },
    ],
    ['that was looked at and found without fault passed', frameworkOf({}), calm, { status: 'passed' }],
    [
      'that a person decides too passed as far as manifests show',
      frameworkOf({ decided: 'partly', rest: 'the firewall' }),
      calm,
      { status: 'passed', needed: 'the firewall' },
    ],
    [
      'of which evidence alone decides more than its checks do is not seen',
      frameworkOf({ rest: 'a scan of the images' }),
      calm,
      { status: 'unseen', needed: 'a scan of the images' },
    ],
    [
      'without a check is not seen',
      frameworkOf({ checks: [], evidence: ['node-file'], how: 'mode 600' }),
      calm,
      { status: 'unseen', needed: 'the files of the nodes, with their mode and owner', detail: 'mode 600' },
    ],
    [
      'on what is not there is not applicable',
      frameworkOf({}),
      service,
      { status: 'not-applicable', because: 'no workload is among these manifests' },
    ],
    [
      'on what is not there is not seen, if more than its checks decide it',
      frameworkOf({ rest: 'the firewall' }),
      service,
      { status: 'unseen', needed: 'the firewall' },
    ],
    [
      'on what every cluster has, and is not there, is not seen',
      frameworkOf({ checks: ['pod-security-label-missing'] }),
      service,
      { status: 'unseen', needed: 'the Namespaces of all workloads' },
    ],
    [
      'of which one half is not there, though every cluster has it, is not seen',
      frameworkOf({ checks: ['privileged-container', 'pod-security-label-missing'] }),
      calm,
      { status: 'unseen', needed: 'the Namespaces of all workloads' },
    ],
    [
      'on namespaces is not seen where a pod names none',
      frameworkOf({ checks: ['pod-security-label-missing'] }),
      reportOf(pod('{}'), namespace),
      { status: 'unseen', needed: 'the Namespaces of all workloads' },
    ],
    [
      'on namespaces passed where that of every pod is there',
      frameworkOf({ checks: ['pod-security-label-missing'] }),
      reportOf(pod('{}').replace('name: web}', 'name: web, namespace: shop}'), namespace),
      { status: 'passed' },
    ],
    [
      'on the use of a namespace is not seen where a pod names none',
      frameworkOf({ checks: ['default-namespace-used'] }),
      reportOf(pod('{}')),
      { status: 'unseen', needed: 'the namespace that these manifests are applied to' },
    ],
    [
      'of a framework with a scope is never passed',
      frameworkOf({}, { scope: 'what is in scope' }),
      calm,
      { status: 'unseen', needed: 'what is in scope' },
    ],
    [
      'does not ask about a namespace that it spares',
      frameworkOf({ spares: ['kube-system'] }),
      reportOf(pod('{privileged: true}').replace('name: web}', 'name: web, namespace: kube-system}')),
      { status: 'passed', findings: 0 },
    ],
    [
      'asks about every other namespace, and about one that is not named',
      frameworkOf({ spares: ['kube-system'] }),
      privileged,
      { status: 'failed', findings: 1 },
    ],
    [
      'on a program that is not there is not seen',
      frameworkOf({ checks: ['apiserver-anonymous-auth'] }),
      calm,
      { status: 'unseen', needed: 'the manifest of `kube-apiserver`, or what kubeadm is given for it' },
    ],
    [
      'on a setting that lies in another file is not seen',
      frameworkOf({ checks: ['apiserver-anonymous-auth'] }),
      reportOf(apiserver('--authentication-config=/etc/kubernetes/authentication.yaml')),
      { status: 'unseen', needed: 'the file that `--authentication-config` of `kube-apiserver` names' },
    ],
    [
      'on a program that is there and set up well passed',
      frameworkOf({ checks: ['apiserver-anonymous-auth'] }),
      reportOf(apiserver('--anonymous-auth=false')),
      { status: 'passed' },
    ],
    [
      'that goes by a list which nobody has written is not seen',
      frameworkOf({ checks: ['image-registry-not-allowed'] }),
      calm,
      { status: 'unseen', needed: 'a list of your own, the parameter `allowedRegistries`' },
    ],
    [
      'is not seen while a file could not be read',
      frameworkOf({}),
      reportOf(pod('{privileged: false}'), 'a: [\n'),
      { status: 'unseen', because: '1 place could not be looked at' },
    ],
    [
      'is not seen while a template was not read',
      frameworkOf({}),
      reportOf(pod('{privileged: false}'), '{{ if .Values.on }}\nkind: {{ .Values.kind }}\n{{ end }}\n'),
      { status: 'unseen', because: '1 template could not be read' },
    ],
    [
      'is not seen after an interruption',
      frameworkOf({}),
      { ...calm, interrupted: true },
      { status: 'unseen', because: 'the scan was interrupted' },
    ],
    [
      'is not seen if one of its checks was left out',
      frameworkOf({ checks: ['privileged-container', 'host-pid'] }),
      { ...calm, checks: catalogue.filter(({ id }) => id !== 'host-pid') },
      { status: 'unseen', because: 'not all of its checks ran: `host-pid` was left out' },
    ],
    [
      'is not seen if a check could not tell',
      frameworkOf({}),
      {
        ...calm,
        coverage: {
          ...calm.coverage,
          unknown: [{ check: 'privileged-container', message: 'cannot tell', uri: 'a.yaml', line: 1 }],
        },
      },
      { status: 'unseen', because: '`privileged-container` could not tell everywhere' },
    ],
  ])('%s', (_, framework, report, expected) => {
    expect(standingIn(framework, report)).toMatchObject(expected);
  });

  test('fails although another check says it all', () => {
    const checks = ['privilege-escalation-allowed', 'capabilities-not-dropped-all', 'seccomp-not-set'];
    for (const check of checks) {
      expect(standingIn(frameworkOf({ checks: [check] }), privileged).status).toBe('failed');
    }
  });
});

const anyFinding: fc.Arbitrary<Finding> = fc.constantFrom(...catalogue).map(({ id, severity }) => ({
  check: id,
  severity,
  message: 'm',
  resource: { apiVersion: 'v1', kind: 'Pod', name: 'a' },
  location: { uri: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2, pointer: '' },
  field: '',
  evidence: [],
  fingerprint: '',
}));
const anyKind = fc.constantFrom(
  'Pod',
  'Namespace',
  ...catalogue.flatMap((check) => ('kinds' in check ? check.kinds : [])),
);
const anyReport: fc.Arbitrary<Report> = fc
  .record({
    findings: fc.array(anyFinding, { maxLength: 5 }),
    suppressed: fc.array(anyFinding, { maxLength: 2 }),
    left: fc.array(fc.constantFrom(...catalogue), { maxLength: 2 }),
    interrupted: fc.constantFrom(false, false, false, true),
    problems: fc.constantFrom([], [], [], [{ code: 'c', uri: 'a.yaml', message: 'm' }]),
    templates: fc.constantFrom(0, 0, 0, 1),
    met: fc.record({
      kinds: fc.array(anyKind, { maxLength: 8 }),
      hasPods: fc.boolean(),
      podNamespaces: fc.subarray(['', 'shop', 'kube-system']),
      namespaces: fc.subarray(['shop']),
      fileFlags: fc.subarray(['kube-apiserver --authorization-config', 'kube-scheduler --config']),
      programs: fc.subarray([
        'kube-apiserver',
        'kube-controller-manager',
        'kube-scheduler',
        'etcd',
        'kubelet',
      ] as const),
    }),
  })
  .map(({ findings, suppressed, left, interrupted, problems, templates, met }) => ({
    target: plan.target,
    checks: catalogue.filter((check) => !left.includes(check)),
    findings,
    suppressed,
    interrupted,
    idleScopes: [],
    coverage: { ...calm.coverage, problems, templates, met },
  }));

const checksById = new Map(catalogue.map((check) => [check.id, check]));

test.each(frameworkNames)('whatever is found, `%s` shows as passed only what was looked at', (name) => {
  const framework = frameworkNamed(name, 36);
  fc.assert(
    fc.property(anyReport, (report) => {
      const { controls, summary } = standingOf(framework, report);
      const { coverage, interrupted } = report;
      const spoke = new Set([...report.findings, ...report.suppressed].map(({ check }) => check));
      for (const { control, status } of controls) {
        const isFailed = control.checks.some((check) => spoke.has(check));
        expect(status === 'failed').toBe(isFailed);
        if (status !== 'passed') continue;
        const checks = control.checks.flatMap((id) => checksById.get(id) ?? []);
        expect(checks.length).toBeGreaterThan(0);
        expect(checks.every((check) => report.checks.includes(check))).toBe(true);
        expect(checks.some((check) => isMet(subjectOf(check), coverage.met, plan.target.parameters))).toBe(
          true,
        );
        expect(interrupted || coverage.problems.length > 0 || coverage.templates > 0).toBe(false);
      }
      const { passed, failed, notApplicable, unseen } = summary;
      expect(passed + failed + notApplicable + unseen).toBe(framework.controls.length);
    }),
    { numRuns: 40 },
  );
});
