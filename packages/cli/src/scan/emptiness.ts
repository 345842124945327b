import type { Problem } from '@plimsoll/engine';

/** Nothing was found to look at: said, so that "0 findings" never means "nothing was looked at". */
export function emptinessProblem(paths: readonly string[]): Problem {
  return {
    code: 'no-resources',
    uri: paths.join(' '),
    message:
      'no Kubernetes resources were found there; name another path, or write `--allow-empty` if that is expected',
  };
}
