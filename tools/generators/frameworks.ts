import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Generator } from './generator.ts';

/** A control as the condensed data has it. */
interface Condensed {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly level?: number;
  readonly decided: 'automated' | 'partly' | 'attested';
  readonly evidence: readonly string[];
  readonly how?: string;
}

interface CondensedFramework {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly source: string;
  readonly scope?: string;
  readonly controls: readonly Condensed[];
}

interface CondensedData {
  readonly about: string;
  readonly frameworks: readonly CondensedFramework[];
}

/** One item of a published list, as far as the lists have anything in common. */
interface Item {
  readonly id: string;
  readonly title: string;
  readonly part?: string;
  readonly level?: number | string;
  readonly cat?: string;
  readonly decided?: Condensed['decided'];
  readonly evidence?: string | readonly string[];
  readonly how?: string;
  readonly tests?: readonly string[];
  readonly cis?: readonly string[];
  readonly criteria?: readonly string[];
  readonly tactics?: readonly string[];
  readonly topics?: readonly string[];
}

interface Published {
  readonly name: string;
  readonly version?: string;
  readonly published?: string;
  readonly source: string;
  readonly scope_rule?: string;
  readonly items?: readonly Item[] | number;
  readonly recommendations?: readonly Item[];
  readonly techniques?: readonly Item[];
  readonly mitigations?: readonly Item[];
  readonly rules?: readonly Item[];
  readonly checks?: readonly Item[];
}

interface Benchmark {
  readonly benchmark: {
    readonly name: string;
    readonly version: string;
    readonly sources: readonly string[];
  };
  readonly sections: Readonly<Record<string, string>>;
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly section: string;
    readonly level: number;
    readonly evidence: string;
    readonly decide: { readonly op: string };
  }[];
}

const frameworksSource = '../shared/facts/frameworks.yaml';
const benchmarkSource = '../shared/facts/cis-kubernetes-2.0.1.yaml';
const data = 'tools/data/frameworks.json';
const folder = 'packages/engine/src/policy/frameworks';

/** The texts of the frameworks; the condensed data stays as it is where its source is absent. */
export const frameworkTexts: Generator = async (root) => {
  const published = join(root, frameworksSource);
  const benchmark = join(root, benchmarkSource);
  const isPresent = existsSync(published) && existsSync(benchmark);
  if (!isPresent) process.stderr.write(`${data}: left as it is, its source is absent\n`);
  const condensed = isPresent
    ? condense(
        (parse(readFileSync(published, 'utf8')) as { frameworks: Readonly<Record<string, Published>> })
          .frameworks,
        parse(readFileSync(benchmark, 'utf8')) as Benchmark,
      )
    : (JSON.parse(readFileSync(join(root, data), 'utf8')) as CondensedData);
  return {
    files: new Map([
      [data, jsonOf(condensed)],
      ...condensed.frameworks.map(
        (framework) => [`${folder}/${framework.id}.generated.ts`, sourceOf(framework)] as const,
      ),
    ]),
    owns: [data, `${folder}/*.generated.ts`],
  };
};

function condense(published: Readonly<Record<string, Published>>, benchmark: Benchmark): CondensedData {
  const cis = cisOf(benchmark);
  const of = (key: string): Published => {
    const framework = published[key];
    if (framework === undefined) throw new Error(`\`${key}\` is absent from ${frameworksSource}`);
    return framework;
  };
  const plain = (id: string, key: string, controls: readonly Condensed[]): CondensedFramework => {
    const { name, version, published: date, source } = of(key);
    return { id, title: name, version: version ?? date ?? '', source, controls };
  };
  const items = (key: string): readonly Item[] => {
    const framework = of(key);
    return Array.isArray(framework.items) ? (framework.items as readonly Item[]) : [];
  };
  const standards = of('pod_security_standards').checks ?? [];
  const level = (id: string, levels: readonly string[]): CondensedFramework => ({
    id,
    title: `Pod Security Standards, ${levels.at(-1)}`,
    version: 'as of the Kubernetes version that is judged by',
    source: of('pod_security_standards').source,
    controls: standards
      .filter((item) => levels.includes(String(item.level)))
      .map(({ id: ours, title, level: section }) => ({
        id: ours === 'hostProcess' ? 'windowsHostProcess' : ours,
        title,
        section: String(section),
        decided: 'automated',
        evidence: ['api-object'],
      })),
  });
  return {
    about:
      'Controls of published standards: their ids, our own short titles, and how evidence decides them. No text of a standard is part of it.',
    frameworks: [
      plain(
        'nsa',
        'nsa_cisa',
        (of('nsa_cisa').recommendations ?? []).map((item) => controlOf(item, item.part)),
      ),
      cis,
      level('pss-baseline', ['baseline']),
      level('pss-restricted', ['baseline', 'restricted']),
      plain('owasp-k8s', 'owasp_k8s_top10_2025', items('owasp_k8s_top10_2025').map(riskOf)),
      plain('owasp-k8s-2022', 'owasp_k8s_top10_2022', items('owasp_k8s_top10_2022').map(riskOf)),
      plain(
        'mitre-attack',
        'mitre_attack_containers',
        (of('mitre_attack_containers').techniques ?? []).map((item) => controlOf(item, item.tactics?.[0])),
      ),
      plain('microsoft-threat-matrix', 'microsoft_threat_matrix', [
        ...(of('microsoft_threat_matrix').techniques ?? []).map((item) => controlOf(item, 'techniques')),
        ...(of('microsoft_threat_matrix').mitigations ?? []).map((item) => controlOf(item, 'mitigations')),
      ]),
      plain(
        'disa-stig',
        'disa_stig',
        (of('disa_stig').rules ?? []).map((rule) => ruleOf(rule, cis)),
      ),
      plain(
        'nist-800-190',
        'nist_800_190',
        items('nist_800_190').map((item) => controlOf(item, item.id.slice(0, 3))),
      ),
      plain(
        'nist-800-53',
        'nist_800_53',
        items('nist_800_53').map((item) => controlOf(item, item.id.split('-')[0])),
      ),
      {
        ...plain(
          'pci-dss',
          'pci_dss',
          items('pci_dss').map((item) => controlOf(item, `requirement ${item.id.split('.')[0]}`)),
        ),
        scope: 'which namespaces and workloads are in scope',
      },
      plain('soc2', 'soc2', criteriaOf(items('soc2'))),
      plain(
        'hipaa',
        'hipaa',
        items('hipaa').map((item) => controlOf(item, item.id.split('(')[0])),
      ),
      plain(
        'iso-27001',
        'iso_27001',
        items('iso_27001').map((item) => controlOf(item, item.id.slice(0, 3))),
      ),
    ],
  };
}

function cisOf({ benchmark, sections, controls }: Benchmark): CondensedFramework {
  return {
    id: 'cis',
    title: benchmark.name,
    version: benchmark.version,
    source: benchmark.sources[0] ?? '',
    controls: controls.map(({ id, title, section, level, evidence, decide }) => ({
      id,
      title,
      section: `${section} ${sections[section] ?? ''}`.trim(),
      level,
      decided: decide.op === 'attest' ? 'attested' : 'automated',
      evidence: [evidence],
    })),
  };
}

function controlOf(item: Item, section: string | undefined): Condensed {
  const { id, title, evidence, how } = item;
  const kinds = typeof evidence === 'string' ? evidenceOfTopics(item.topics ?? []) : (evidence ?? []);
  const text = how ?? (typeof evidence === 'string' && evidence !== 'attestation' ? evidence : undefined);
  return {
    id,
    title,
    section: section ?? '',
    decided: item.decided ?? decidedBy(evidence ?? []),
    evidence: evidence === 'attestation' ? ['attestation'] : kinds,
    ...(text === undefined ? {} : { how: text }),
  };
}

/** How a list that does not say it is decided: a list of kinds by its kinds, and what only describes evidence partly. */
function decidedBy(evidence: string | readonly string[]): Condensed['decided'] {
  if (evidence === 'attestation') return 'attested';
  if (typeof evidence === 'string') return 'partly';
  if (!evidence.includes('attestation')) return 'automated';
  return evidence.length === 1 ? 'attested' : 'partly';
}

/** A rule whose evidence is called a statement, but which a control of the benchmark decides from a setting. */
function ruleOf(rule: Item, cis: CondensedFramework): Condensed {
  const control = controlOf(rule, rule.cat);
  const same = cis.controls.filter(({ id }) => rule.cis?.includes(id));
  const isSetting = same.length > 0 && same.every(({ decided }) => decided === 'automated');
  return control.decided === 'attested' && isSetting ? { ...control, decided: 'automated' } : control;
}

/** The licence of this list takes its ids and our own words only. */
const riskTitles: Readonly<Record<string, string>> = {
  'K01:2022': 'Workloads with too much power',
  'K02:2022': 'Images of unproven origin',
  'K03:2022': 'RBAC that gives too much',
  'K04:2022': 'No policy that denies at admission',
  'K05:2022': 'Too little logging and monitoring',
  'K06:2022': 'Weak authentication',
  'K07:2022': 'Networks that are not divided',
  'K08:2022': 'Secrets that are not kept secret',
  'K09:2022': 'Cluster components set up unsafely',
  'K10:2022': 'Components that are old or vulnerable',
  'K01:2025': 'Workloads with too much power',
  'K02:2025': 'Authorization that gives too much',
  'K03:2025': 'Secrets that are not kept secret',
  'K04:2025': 'No policy that denies in the cluster',
  'K05:2025': 'Networks that are not divided',
  'K06:2025': 'Components that too many can reach',
  'K07:2025': 'Components set up unsafely or vulnerable',
  'K08:2025': 'Ways from the cluster into the cloud account',
  'K09:2025': 'Weak authentication',
  'K10:2025': 'Too little logging and monitoring',
};

function riskOf(item: Item): Condensed {
  const how = item.tests?.join('; ') ?? item.evidence;
  const title = riskTitles[item.id];
  if (title === undefined) throw new Error(`\`${item.id}\` has no title of ours`);
  return controlOf({ ...item, title, ...(how === undefined ? {} : { evidence: String(how) }) }, undefined);
}

/** One control for each criterion, with the titles of all that is known about it. */
function criteriaOf(items: readonly Item[]): readonly Condensed[] {
  const criteria = [...new Set(items.flatMap(({ criteria: ids = [] }) => ids))].toSorted(byNumber);
  return criteria.map((id) => {
    const about = items.filter(({ criteria: ids = [] }) => ids.includes(id));
    const titles = about.map(({ title }, index) =>
      index === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1),
    );
    return {
      ...controlOf(
        {
          id,
          title: titles.join('; '),
          evidence: about.map(({ evidence }) => evidence).join('; '),
          topics: about.flatMap(({ topics = [] }) => topics),
        },
        id.split('.')[0],
      ),
      decided: 'partly',
    };
  });
}

function byNumber(a: string, b: string): number {
  const [first, second] = [a, b].map((id) => id.replaceAll(/\d+/gu, (digits) => digits.padStart(4, '0')));
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** Which kinds of evidence speak about a topic, where a list describes its evidence in words. */
const kindsOfTopic: Readonly<Record<string, string>> = {
  'image-vulnerabilities': 'image-scan',
  'runtime-detection': 'runtime',
  'audit-logging': 'audit',
  process: 'attestation',
};

function evidenceOfTopics(topics: readonly string[]): readonly string[] {
  return [...new Set(topics.map((topic) => kindsOfTopic[topic] ?? 'api-object'))];
}

function jsonOf({ about, frameworks }: CondensedData): string {
  const listed = frameworks.map(({ controls, ...head }) => {
    const rows = controls.map((control) => `        ${JSON.stringify(control)}`).join(',\n');
    const fields = Object.entries(head).map(
      ([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
    );
    return ['    {', ...fields, '      "controls": [', rows, '      ]', '    }'].join('\n');
  });
  return `{\n  "about": ${JSON.stringify(about)},\n  "frameworks": [\n${listed.join(',\n')}\n  ]\n}\n`;
}

function sourceOf({ controls, ...head }: CondensedFramework): string {
  const name = head.id.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
  return [
    '// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.',
    "import type { FrameworkText } from './framework.ts';",
    '',
    `export const ${name}Text: FrameworkText = {`,
    ...Object.entries(head).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`),
    '  controls: [',
    ...controls.map((control) => `    ${literal(control)},`),
    '  ],',
    '};',
    '',
  ].join('\n');
}

function literal(control: Condensed): string {
  const fields = Object.entries(control).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `{ ${fields.join(', ')} }`;
}
