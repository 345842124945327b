import { daysBetween } from '../../model/day.ts';
import type { Standing, WrittenException } from '../../model/exception.ts';

/** What a policy demands of exceptions. */
export interface ExceptionRules {
  /** What each must say. */
  readonly require: readonly ('reason' | 'owner' | 'until')[];
  /** How many days from the day of the scan on the end may lie; `undefined` for any. */
  readonly longestDays: number | undefined;
  /** Whether exceptions in manifests count. */
  readonly isInlineAllowed: boolean;
  /** Whether what other tools' words say counts. */
  readonly isForeignHonoured: boolean;
}

/** The rules where a policy states none. */
export const usualRules: ExceptionRules = {
  require: [],
  longestDays: undefined,
  isInlineAllowed: true,
  isForeignHonoured: true,
};

/** Whether an exception counts; with a doubt it does not. Without a day nothing expires, and nothing with an end is too long. */
export function standingOf(
  exception: WrittenException,
  rules: ExceptionRules,
  today: string | undefined,
): { readonly standing: Standing; readonly because: string } {
  const { fault, until, kind } = exception;
  if (fault !== undefined) return { standing: 'malformed', because: fault };
  const isInline = kind === 'annotation' || kind === 'label' || kind === 'comment';
  if (isInline && !rules.isInlineAllowed)
    return { standing: 'not-allowed', because: 'the policy allows no exceptions in manifests' };
  const missing = rules.require.filter((key) => exception[key] === undefined);
  if (missing.length > 0) {
    const keys = missing.map((key) => `\`${key}\``).join(' and ');
    return { standing: 'not-allowed', because: `the policy demands ${keys}` };
  }
  const { longestDays } = rules;
  if (longestDays !== undefined && until === undefined)
    return {
      standing: 'not-allowed',
      because: `the policy allows ${longestDays} days at most, and it has no end`,
    };
  if (today !== undefined && until !== undefined) {
    if (until < today) return { standing: 'expired', because: `it ended on ${until}` };
    if (longestDays !== undefined && daysBetween(today, until) > longestDays)
      return {
        standing: 'not-allowed',
        because: `the policy allows ${longestDays} days at most, and it ends on ${until}`,
      };
  }
  return { standing: 'holds', because: '' };
}
