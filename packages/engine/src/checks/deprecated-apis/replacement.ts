const apiVersion = /^\S+\/\S+(?: [A-Za-z]+)?$/u;

/** The end of a sentence that says what to use in place of an API version. */
export function insteadOf(replacement: string): string {
  if (replacement === 'none yet') return 'there is no replacement yet';
  if (replacement.startsWith('none; '))
    return `there is no replacement: ${replacement.slice('none; '.length)}`;
  return `use ${apiVersion.test(replacement) ? `\`${replacement}\`` : replacement}`;
}
