import type { Check } from '../../checks/check.ts';
import type { FixValueName } from '../../checks/fix-values.ts';

/** What is known of the fix of a check, a sentence each; nothing where it has none. */
export function fixAccount({ fix }: Check, needs: readonly FixValueName[]): readonly string[] {
  if (fix === undefined) return [];
  const values = needs.map((name) => `\`--param ${name}=…\``).join(' ');
  const asked = needs.length === 0 ? [] : [`It needs what only you know: ${values}.`];
  if (fix.safety === 'safe')
    return ['A safe fix is known: it cannot change how a working application behaves.', ...asked];
  return [
    'An unsafe fix is known: it may change how the application behaves.',
    ...(fix.verify === undefined ? [] : [fix.verify]),
    ...(fix.isSafeFor === undefined
      ? []
      : ['Where the manifest itself shows that nothing can depend on it, it is safe.']),
    ...asked,
  ];
}
