import type { Resource } from '../../model/resource.ts';
import type { Fix } from '../check.ts';

/** Lets one pod be away at a time, whatever the budget says so far. */
export function oneAway(verify: string): Fix<Resource> {
  return {
    safety: 'unsafe',
    verify,
    edits: (_violation, { fields }) => {
      const at = fields.pointer('spec');
      const hasMinimum = fields.map('spec')?.has('minAvailable') === true;
      return [
        { op: 'set', at: `${at}/maxUnavailable`, value: 1 },
        ...(hasMinimum ? [{ op: 'remove', at: `${at}/minAvailable` } as const] : []),
      ];
    },
  };
}

/** What to make sure of before a budget lets pods go. */
export const worksWithOneLess =
  'Verify that the program does its work with one pod fewer: delete one and look whether requests fail.';

/** What to make sure of before a budget holds pods back. */
export const nodesCanBeDrained =
  'Verify that nodes can still be drained: with the budget one pod at a time may be away, and the next one waits for it.';
