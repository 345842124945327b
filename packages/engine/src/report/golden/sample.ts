import { makeTarget, type Check } from '../../checks/check.ts';
import { examine } from '../../evaluate/examine.ts';
import { makePlan } from '../../evaluate/plan.ts';
import { makeReport, type Report } from '../../evaluate/report.ts';
import { fixesFor, type FixOf } from '../../fix/shown/finding-fix.ts';
import type { Source } from '../../parse/document.ts';

/** Checks with texts of their own, so that the golden files change only when a report does. */
const sampleChecks: readonly Check[] = [
  {
    id: 'privileged-container',
    title: 'Container runs privileged',
    severity: 'critical',
    gain: 'Whoever controls the container controls the node.',
    why: 'A privileged container gets all devices of the node and nearly all powers of its kernel.',
    remedy: 'Remove `privileged: true`, and add only the capabilities that the program needs.',
    references: ['Pod Security Standards, baseline', 'https://kubernetes.io/docs/concepts/security/'],
    aliases: ['checkov:CKV_K8S_16', 'trivy:KSV-0017', 'kube-linter:privileged-container'],
    profile: 'default',
    control: 'privileged',
    on: 'container',
    evaluate: ({ fields, name }) => {
      const context = fields.map('securityContext');
      if (context?.boolean('privileged') !== true) return undefined;
      return {
        at: context.pointer('privileged'),
        message: `container \`${name}\` gets the node's devices and nearly all of its kernel's powers`,
      };
    },
    fix: {
      safety: 'unsafe',
      verify: 'Make sure that nothing in the container changes the node: what does, fails with `EPERM`.',
      edits: ({ at }) => [{ op: 'remove', at }],
    },
  },
  {
    id: 'limits-missing',
    title: 'Container has no memory limit',
    severity: 'low',
    gain: 'One leaking program can starve its whole node.',
    why: 'Without a limit the kernel kills whatever it likes when the memory of a node runs out.',
    remedy: 'Set `resources.limits.memory`.',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    aliases: [],
    profile: 'strict',
    on: 'container',
    evaluate: ({ fields, name }) =>
      fields.map('resources')?.map('limits')?.has('memory') === true
        ? undefined
        : {
            at: `${fields.at}/resources/limits/memory`,
            message: `container \`${name}\` may take all the memory of its node`,
            evidence: [{ text: 'no LimitRange is among these manifests' }],
          },
  },
  {
    id: 'key-in-annotation',
    title: 'Annotation holds a private key',
    severity: 'high',
    gain: 'Whoever may read the object has the key.',
    why: 'Annotations are shown to everybody who may list the objects, and are kept in backups.',
    remedy: 'Move the key to a Secret, and take a new key: this one is known.',
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
    aliases: [],
    profile: 'default',
    on: 'resource',
    kinds: [],
    evaluate: ({ metadata }) => {
      const entries = [...(metadata?.stringMap('annotations') ?? [])];
      return entries
        .filter(([, value]) => value.includes('PRIVATE KEY'))
        .map(([key]) => ({
          at: `${metadata?.pointer('annotations')}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          message: `annotation \`${key}\` holds a private key`,
          evidence: [{ text: 'the object it belongs to', at: `${metadata?.at}/name` }],
        }));
    },
  },
  {
    id: 'secret-missing',
    title: 'Secret that is named does not exist',
    severity: 'low',
    gain: 'Nobody gains anything; the workload does not start.',
    why: 'A container whose variables come from a Secret waits until there is one.',
    remedy: 'Write the Secret, or the name of one that exists.',
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
    aliases: [],
    profile: 'default',
    on: 'snapshot',
    kinds: ['Deployment.apps'],
    evaluate: ({ references }, snapshot) =>
      references
        .filter(({ kindName, namespace, name }) => snapshot.find(kindName, namespace, name) === undefined)
        .map(({ at, name }) => ({
          at,
          unknown: `cannot tell: the Secret \`${name}\` is not among these manifests`,
        })),
  },
];

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
      containers:
        # the shop itself
        - name: web
          image: shop/web:1.4
          securityContext:
            privileged: true
        - name: proxy
          image: shop/proxy:2
          envFrom:
            - secretRef: {name: db}
        - name: logs
          image: shop/logs:2
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  annotations:
    tls.example.com/key: "-----BEGIN PRIVATE KEY----- MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj MzEfYyjiWA4R4ypbHqGC0H0+tG3hGbN9sR5ZYb5Yk"
    folded: |
      one
      -----BEGIN PRIVATE KEY-----
      two
`;

const hostile = `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a\\u001b[2J\\u202e", "namespace": "=1+1,\\"x\\""}, "spec": {"containers": [{"name": "c\\u200b\\u0007"}, {"name": "-2日本語", "securityContext": {"privileged": true}}]}}
`;

const broken = `apiVersion: v1
kind: Pod
metadata: [
`;

const template = `{{ if .Values.on }}
kind: {{ .Values.kind }}
{{ end }}
`;

/** What the golden reports are made of. */
export const sampleSources: readonly Source[] = [
  { uri: 'deploy/web.yaml', text: web },
  { uri: 'deploy/ho stile#1.json', text: hostile },
  { uri: 'deploy/broken.yaml', text: broken },
  { uri: 'chart/templates/pod.yaml', text: template },
];

const proving = makePlan(sampleChecks, makeTarget({ minor: 36 }), {
  forComparison: true,
  marksSilenced: true,
});

/** The fixes of what is found in the sample sources. */
export function sampleFixes(report: Report): FixOf {
  const { of } = fixesFor(report.findings, (wanted) => sampleSources.find(({ uri }) => uri === wanted), {
    plan: proving,
    checkOf: (id) => sampleChecks.find((check) => check.id === id),
  });
  return (finding) => of.get(finding);
}

/** The report of some sources by the sample checks. */
export function sampleReport(sources: readonly Source[] = sampleSources): Report {
  const plan = makePlan(sampleChecks, makeTarget({ minor: 36 }));
  return makeReport(
    sources.map((source) => examine(source, plan)),
    plan,
  );
}
