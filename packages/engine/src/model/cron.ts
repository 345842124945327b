import { parseGoDuration } from './duration.ts';

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** What stands for numbers, the first for `least`. */
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, names: [] },
  { name: 'hour', least: 0, most: 23, names: [] },
  { name: 'day of the month', least: 1, most: 31, names: [] },
  { name: 'month', least: 1, most: 12, names: months },
  { name: 'day of the week', least: 0, most: 6, names: weekdays },
];

const descriptors: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);
const every = '@every ';
const spaces = /\s+/u;
const number = /^\+?\d{1,9}$/u;

/**
 * What is wrong with a schedule as the CronJob controller reads it, in words; `undefined` where nothing is
 * (github.com/robfig/cron, `ParseStandard`, and no time zone in it).
 */
export function cronFault(schedule: string): string | undefined {
  if (schedule.includes('TZ')) return 'a time zone belongs in `timeZone`';
  if (schedule.startsWith('@')) return descriptorFault(schedule);
  const parts = schedule.split(spaces).filter((part) => part !== '');
  if (parts.length !== fields.length) return `it has ${parts.length} fields, and five are needed`;
  for (const [index, field] of fields.entries()) {
    const fault = fieldFault(parts[index] ?? '', field);
    if (fault !== undefined) return `${fault} in the ${field.name}`;
  }
  return undefined;
}

function descriptorFault(schedule: string): string | undefined {
  if (descriptors.has(schedule)) return undefined;
  if (!schedule.startsWith(every)) return 'there is no such shorthand';
  return parseGoDuration(schedule.slice(every.length)) === undefined
    ? '`@every` needs a duration such as `1h30m`'
    : undefined;
}

function fieldFault(text: string, field: Field): string | undefined {
  for (const part of text.split(',')) {
    const fault = part === '' ? undefined : rangeFault(part, field);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** One of `5`, `1-5`, `*`, and each of them with a step, as in `10/5`. */
function rangeFault(text: string, field: Field): string | undefined {
  const [range = '', step, ...moreSteps] = text.split('/');
  const [low = '', high, ...moreBounds] = range.split('-');
  if (moreSteps.length > 0 || moreBounds.length > 0) return `\`${text}\` is no range`;
  if (step !== undefined && (!number.test(step) || Number(step) === 0))
    return `\`${text}\` has no step above 0`;
  if (low === '*' || low === '?') return undefined;
  const first = valueOf(low, field);
  const last = high === undefined ? first : valueOf(high, field);
  if (first === undefined || last === undefined) return `\`${text}\` is no number`;
  if (first < field.least || last > field.most)
    return `\`${text}\` is not within ${field.least} and ${field.most}`;
  return first > last ? `\`${text}\` ends before it begins` : undefined;
}

function valueOf(text: string, { names, least }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + least;
  return number.test(text) ? Number(text) : undefined;
}
