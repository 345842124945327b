import type { ExceptionCheck } from '../../check.ts';
import { described } from '../described.ts';

/** For review only: the other tool may well find what we do not. */
export const foreignExceptionUnused: ExceptionCheck = {
  id: 'foreign-exception-unused',
  title: "Another tool's exception covers no finding",
  severity: 'info',
  gain: 'It may accept a later fault in silence, here and in the tool that it was written for.',
  why: "Nothing that the other tool's words accept is found here; that tool may still need them.",
  remedy: 'Remove it where that tool finds nothing either.',
  references: ['NIST SP 800-53, CA-5: Plan of Action and Milestones'],
  aliases: [],
  profile: 'all',
  on: 'exception',
  evaluate: ({ exception, standing, isAsked, isUsed }) =>
    standing === 'holds' && isAsked && !isUsed && exception.source !== 'plimsoll'
      ? `${described(exception)}, of which there is none where it holds (${exception.source})`
      : undefined,
};
