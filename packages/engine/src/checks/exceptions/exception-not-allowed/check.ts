import type { ExceptionCheck } from '../../check.ts';
import { described } from '../described.ts';

export const exceptionNotAllowed: ExceptionCheck = {
  id: 'exception-not-allowed',
  title: 'Exception breaks the rules for exceptions',
  severity: 'medium',
  gain: 'A fault is waved through without the owner, the reason or the end that the policy asks for.',
  why: 'The policy says what an exception must state and how long it may last; one that does not keep to it covers nothing.',
  remedy: 'Add what is missing, or change `exceptionRules` in `plimsoll.yaml` with those who own it.',
  references: ['NIST SP 800-53, CA-5: Plan of Action and Milestones'],
  aliases: [],
  profile: 'default',
  on: 'exception',
  evaluate: ({ exception, standing, because }) =>
    standing === 'not-allowed' ? `${described(exception)}, but ${because}` : undefined,
};
