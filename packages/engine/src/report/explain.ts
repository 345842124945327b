import type { Check } from '../checks/check.ts';
import { groupOf } from '../checks/index.generated.ts';
import type { Finding } from '../evaluate/finding.ts';
import { valuesAsked } from '../fix/harden/values-asked.ts';
import type { Source } from '../parse/document.ts';
import { peers } from '../policy/aliases.ts';
import type { AnsweredControl } from '../policy/frameworks/framework.ts';
import { levelOfFramework } from '../policy/frameworks/names.ts';
import { controlsOf, profilesOf } from '../policy/profiles.ts';
import { fixAccount } from './fix/account.ts';
import { excerptOf } from './terminal/excerpt.ts';
import { pageOf, paragraph, type Page, type PageOptions } from './terminal/page.ts';
import { makeLineReader } from './terminal/source-lines.ts';
import { resourceText } from './terminal/wording.ts';
import { visible } from './visible.ts';

/** A finding of the check that is explained, and the manifest it was found in. */
export interface Example {
  readonly finding: Finding;
  readonly text: string;
}

/** What is known of a check beside its declaration. */
export interface Background {
  readonly example?: Example | undefined;
  /** What it answers in published standards. */
  readonly answers?: readonly AnsweredControl[];
}

/** All that is known of a check, for `plimsoll explain ID`. */
export function explainText(
  check: Check,
  options: PageOptions,
  { example, answers = [] }: Background = {},
): string {
  const page = pageOf(options);
  const { ink } = page;
  const { id, title, severity, why, gain, remedy, references } = check;
  const group = groupOf.get(id);
  const sections = [
    section('why', [why], page),
    section('severity', [`${severity}: ${gain}`], page),
    example === undefined ? '' : exampleText(example, page),
    section('write', [remedy], page),
    section('fix', fixAccount(check, valuesAsked(check, sourceOf(example))), page),
    section('profiles', [profilesOf(check).join(', ')], page),
    section('group', group === undefined ? [] : [group], page),
    section('answers', answeredIn(check, answers), page),
    section('read', references, page),
    section('known as', peerNames(check), page),
  ];
  return `${ink.severity(severity, severity)}  ${ink.bold(title)}\n${ink.dim(id)}\n\n${sections.join('')}`;
}

const labelWidth = 10;

function section(label: string, entries: readonly string[], page: Page): string {
  return entries
    .flatMap((entry, index) => paragraph(entry, page, (index === 0 ? label : '').padEnd(labelWidth)))
    .map((line) => `${line}\n`)
    .join('');
}

/** What the check says of a manifest, with the lines it points at. */
function exampleText({ finding, text }: Example, page: Page): string {
  const lines = makeLineReader(() => text)(finding.location.uri);
  if (lines === undefined) return '';
  const indent = ' '.repeat(labelWidth);
  return [
    ...paragraph(`as in ${resourceText(finding.resource)}:`, page, 'found'.padEnd(labelWidth)),
    ...excerptOf(finding, lines, page),
    ...paragraph(visible(finding.message), page, indent),
    ...finding.evidence.flatMap((one) => paragraph(visible(one.text), page, `${indent}see  `)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function sourceOf(example: Example | undefined): Source | undefined {
  return example === undefined ? undefined : { uri: example.finding.location.uri, text: example.text };
}

/** The controls that a check answers, a line for each standard. */
function answeredIn(check: Check, answers: readonly AnsweredControl[]): readonly string[] {
  const levels = controlsOf(check);
  const others = answers.filter(({ framework }) => levelOfFramework(framework) === undefined);
  return [
    ...(levels.length === 0 ? [] : [`Pod Security Standards ${levels.join(', ')}`]),
    ...[...Map.groupBy(others, ({ framework }) => framework)].map(
      ([framework, held]) => `${framework} ${held.map(({ control }) => control).join(', ')}`,
    ),
  ];
}

/** Peers' names for a check, a line for each peer. */
function peerNames({ aliases }: Check): readonly string[] {
  return peers.flatMap((peer) => {
    const names = aliases.filter((alias) => alias.startsWith(`${peer}:`));
    return names.length === 0 ? [] : `${peer} ${names.map((name) => name.slice(peer.length + 1)).join(', ')}`;
  });
}
