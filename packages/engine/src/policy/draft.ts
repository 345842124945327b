import { parseImage, registryOf } from '../model/image.ts';
import { resourcesOf } from '../model/resource.ts';
import { podsOf } from '../model/pods.ts';
import type { Source } from '../parse/document.ts';
import { parseSource } from '../parse/parse-source.ts';

/** What a repository shows that a first policy can build on. */
export interface Survey {
  /** Registries of its images, with how many images come from each; the most used first. */
  readonly registries: readonly (readonly [registry: string, images: number])[];
  /** Folders that are named like environments, by the environment. */
  readonly environments: ReadonlyMap<string, readonly string[]>;
  readonly workloads: number;
}

/** How folders of environments are called, by what the environment is called. */
const environmentNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['prod', ['prod', 'production', 'prd', 'live']],
  ['staging', ['staging', 'stage', 'stg', 'preprod', 'uat']],
  ['dev', ['dev', 'development', 'test', 'testing', 'sandbox']],
]);

/** Looks at some sources for what a first policy should say. */
export function surveyOf(sources: readonly Source[]): Survey {
  const registries = new Map<string, number>();
  const environments = new Map<string, Set<string>>();
  let workloads = 0;
  for (const source of sources) {
    const resources = parseSource(source).documents.flatMap(({ value }) => resourcesOf(value, source.uri));
    if (resources.length > 0) noteEnvironment(source.uri, environments);
    for (const pods of resources.map((resource) => podsOf(resource))) {
      if (pods.length > 0) workloads += 1;
      for (const { image } of pods.flatMap(({ containers }) => containers)) count(registries, image);
    }
  }
  return {
    registries: [...registries].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
    environments: new Map(
      [...environmentNames.keys()].flatMap((name) => {
        const folders = environments.get(name);
        return folders === undefined ? [] : [[name, [...folders].sort()] as const];
      }),
    ),
    workloads,
  };
}

function count(registries: Map<string, number>, image: string | undefined): void {
  const reference = image === undefined ? undefined : parseImage(image);
  if (reference === undefined) return;
  const registry = registryOf(reference);
  registries.set(registry, (registries.get(registry) ?? 0) + 1);
}

function noteEnvironment(uri: string, environments: Map<string, Set<string>>): void {
  const folders = uri.split('/').slice(0, -1);
  for (const [name, words] of environmentNames) {
    const index = folders.findIndex((folder) => words.includes(folder.toLowerCase()));
    if (index < 0) continue;
    const known = environments.get(name) ?? new Set();
    environments.set(name, known.add(folders.slice(0, index + 1).join('/')));
  }
}

/** What is said about the scan that a draft was made from. */
export interface DraftContext {
  readonly survey: Survey;
  /** How many findings the default profile has there today. */
  readonly findings: number;
  readonly kubernetesVersion: string;
}

/** The text of a first `plimsoll.yaml`: it changes nothing yet, and shows what can be said with what the repository holds. */
export function draftPolicy({ survey, findings, kubernetesVersion }: DraftContext): string {
  return [
    '# What Plimsoll judges this repository by. Keys that are not known are errors.',
    '',
    '# The set of checks: default, strict, pss-baseline, pss-restricted, nsa, cis, reliability, all.',
    'profile: default',
    '',
    '# The Kubernetes version that the manifests are meant for.',
    `kubernetesVersion: "${kubernetesVersion}"`,
    '',
    '# From this severity on a finding fails the run: info, low, medium, high, critical, never.',
    'failOn: medium',
    '',
    ...adoption(findings),
    '# Paths that are not read, in the syntax of .gitignore.',
    '# exclude: [vendor/]',
    '',
    ...registryLines(survey),
    '# Another severity where you weigh a fault differently, by our id or another tool’s.',
    '# severities:',
    '#   cpu-limit-missing: info',
    '',
    ...environmentLines(survey),
    '# Settings for a part: by paths, namespaces, kinds, names, labels, namespaceLabels.',
    '# scopes:',
    '#   - when: { namespaces: [kube-system] }',
    '#     checks: { skip: [host-network] }',
    '',
    '# Findings that you accept. An exception that is over, of no use or malformed is a finding.',
    '# exceptions:',
    '#   - check: root-filesystem-writable',
    '#     reason: writes its cache beside the program; fixed in the next version',
    '#     owner: team-shop',
    '#     until: 2027-01-31',
    '#     when: { kinds: [Deployment], names: [shop-*] }',
    '',
    '# What every exception has to say, and for how long it may hold.',
    '# exceptionRules:',
    '#   require: [reason, owner, until]',
    '#   longestDays: 180',
    '#   inline: allowed',
    '#   foreign: honoured',
    '',
  ].join('\n');
}

function adoption(findings: number): readonly string[] {
  if (findings === 0) return [];
  return [
    `# Today ${findings === 1 ? 'there is 1 finding' : `there are ${findings} findings`}. To be told of new ones only:`,
    '#   plimsoll baseline write',
    '#   plimsoll scan --baseline plimsoll-baseline.json',
    '',
  ];
}

function registryLines({ registries }: Survey): readonly string[] {
  const heading = [
    '# What checks judge by; docs/policy.md lists all of it.',
    '# parameters:',
    '#   # Images may come from these registries only. In use today:',
  ];
  const used = registries.map(
    ([registry, images]) => `#   #   ${registry} (${images} ${images === 1 ? 'image' : 'images'})`,
  );
  const names = registries.map(([registry]) => registry);
  const list = names.length === 0 ? 'registry.example.com' : names.join(', ');
  return [...heading, ...used, `#   allowedRegistries: [${list}]`, ''];
}

function environmentLines({ environments }: Survey): readonly string[] {
  const entries = [...environments].map(
    ([name, folders]) => `#   ${name}: { when: { paths: [${folders.join(', ')}] }${settingOf(name)} }`,
  );
  const shown =
    entries.length > 0
      ? entries
      : [
          `#   prod: { when: { namespaceLabels: { env: prod } }${settingOf('prod')} }`,
          `#   dev: { when: { namespaceLabels: { env: dev } }${settingOf('dev')} }`,
        ];
  return [
    '# Production is not a playground: chosen by `when`, or for everything by `--environment NAME`.',
    '# environments:',
    ...shown,
    '',
  ];
}

function settingOf(name: string): string {
  if (name === 'prod') return ', profile: strict';
  return name === 'dev' ? ', severities: { replicas-too-few: info }' : '';
}
