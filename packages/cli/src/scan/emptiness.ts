import type { Problem } from '@plimsoll/engine';

/** Nothing was found to look at: said, so that "0 findings" never means "nothing was looked at". */
export function emptinessProblem(paths: readonly string[]): Problem {
  const [only = '.', ...others] = paths;
  const where = others.length === 0 ? 'there' : `in ${paths.map((path) => `\`${path}\``).join(', ')}`;
  return {
    code: 'no-resources',
    uri: others.length === 0 ? only : '',
    message: `no Kubernetes resources were found ${where}; name another path, or write \`--allow-empty\` if that is expected`,
  };
}
