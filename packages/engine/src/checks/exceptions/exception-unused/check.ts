import type { ExceptionCheck } from '../../check.ts';
import { described } from '../described.ts';

export const exceptionUnused: ExceptionCheck = {
  id: 'exception-unused',
  title: 'Exception covers no finding',
  severity: 'low',
  gain: 'It waits for a fault that nobody has looked at yet, and accepts it in silence.',
  why: 'Nothing that it accepts is found any more, so it only hides what may come later.',
  remedy: 'Remove it; the fault is repaired, or it never was where the exception looks.',
  references: ['NIST SP 800-53, CA-5: Plan of Action and Milestones'],
  aliases: [],
  profile: 'default',
  on: 'exception',
  evaluate: ({ exception, standing, isAsked, isUsed }) =>
    standing === 'holds' && isAsked && !isUsed && exception.source === 'plimsoll'
      ? `${described(exception)}, of which there is none where it holds`
      : undefined,
};
