import {
  catalogue,
  frameworkNames,
  inProfile,
  levelOf,
  levelOfFramework,
  type Framework,
  type FrameworkName,
  type PlanOrder,
} from '@plimsoll/engine';
import { usage } from '../command-line/arguments.ts';
import type { Option, ParsedArguments } from '../command-line/command.ts';

/** By which standards a report is made. */
export const frameworkOption: Option = {
  name: 'framework',
  value: 'NAME',
  choices: frameworkNames,
  repeats: true,
  summary: 'Report by the controls of a published standard, with the checks that answer them',
};

/** What is wanted of a scan, and the frameworks that it is reported by. */
export interface FrameworkOrder {
  readonly order: PlanOrder;
  readonly frameworks: readonly Framework[];
}

/**
 * Adds what the frameworks of a command line ask for. Their checks run in any case, beside those of a profile that is
 * named; checks that are named with `--check` run alone. What a policy skips is not skipped: an exception accepts a
 * finding, with a reason, and leaves its control failed.
 */
export async function withFrameworks(args: ParsedArguments, order: PlanOrder): Promise<FrameworkOrder> {
  const names = namesIn(args.values('framework'));
  if (names.length === 0) return { order, frameworks: [] };
  const level = levelAmong(names, order);
  const { checksOf } = await import('@plimsoll/engine/frameworks');
  const frameworks = await frameworksNamed(names, order.minor);
  const ids = new Set(frameworks.flatMap(checksOf).map(({ id }) => id));
  for (const profile of order.profiles ?? []) {
    for (const { id } of inProfile(catalogue, profile, order.minor)) ids.add(id);
  }
  const only = order.only ?? catalogue.flatMap(({ id }) => (ids.has(id) ? id : []));
  const profiles = level === undefined ? (['all'] as const) : [level];
  return { order: { ...order, byControl: true, profiles, only }, frameworks };
}

/** The frameworks of some names, in our order. Their texts are loaded here alone, so that nothing else starts the slower. */
export async function frameworksNamed(
  names: readonly string[],
  minor: number,
): Promise<readonly Framework[]> {
  const { frameworkNamed } = await import('@plimsoll/engine/frameworks');
  return namesIn(names).map((name) => frameworkNamed(name, minor));
}

function namesIn(given: readonly string[]): readonly FrameworkName[] {
  return frameworkNames.filter((name) => given.includes(name));
}

/** The level that is judged; it is judged alone, for then checks go by what Pod Security admission would say. */
function levelAmong(names: readonly FrameworkName[], { profiles = [] }: PlanOrder): PssName | undefined {
  const wanted = [...new Set<string>([...names, ...profiles])];
  const level = names.find(isPss);
  const alone = level ?? profiles.find((profile) => levelOf(profile) !== undefined);
  if (alone !== undefined && wanted.length > 1) {
    throw usage(
      `\`${alone}\` is judged as Pod Security admission would, and stands alone; scan once for each`,
    );
  }
  return level;
}

type PssName = 'pss-baseline' | 'pss-restricted';

function isPss(name: FrameworkName): name is PssName {
  return levelOfFramework(name) !== undefined;
}
