import type { ExceptionCheck } from '../../check.ts';
import { described } from '../described.ts';

export const exceptionExpired: ExceptionCheck = {
  id: 'exception-expired',
  title: 'Exception has ended',
  severity: 'medium',
  gain: 'What was to be accepted for a while only may stay open for good.',
  why: 'The exception was given an end, and that day is past: its findings count again until someone decides anew.',
  remedy: 'Repair what it accepts and remove it, or agree on a new `until` with its owner.',
  references: ['NIST SP 800-53, CA-5: Plan of Action and Milestones'],
  aliases: [],
  profile: 'default',
  on: 'exception',
  evaluate: ({ exception, standing, because }) =>
    standing === 'expired' ? `${described(exception)}, and ${because}` : undefined,
};
