import type { ExceptionCheck } from '../../check.ts';

export const exceptionMalformed: ExceptionCheck = {
  id: 'exception-malformed',
  title: 'Exception cannot be read',
  severity: 'medium',
  gain: 'People take for agreed what nobody has agreed to, and look away.',
  why: 'An exception that cannot be read covers nothing: its findings count, although someone meant to accept them.',
  remedy:
    'Write `check`, and where you want `reason`, `owner`, `until`, `container` and `field`, as docs/policy.md shows.',
  references: ['NIST SP 800-53, CA-5: Plan of Action and Milestones'],
  aliases: [],
  profile: 'default',
  on: 'exception',
  evaluate: ({ exception, standing, because }) =>
    standing === 'malformed' ? `\`${exception.written}\` covers nothing: ${because}` : undefined,
};
