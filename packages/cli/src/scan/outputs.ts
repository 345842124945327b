import { extname } from 'node:path';
import { usage } from '../command-line/arguments.ts';
import type { ParsedArguments } from '../command-line/command.ts';

/** One format, and the file it goes to; `undefined` is standard output. */
export interface Output<F extends string> {
  readonly format: F;
  readonly file: string | undefined;
}

/**
 * The pairs of `--format` and `--output`, in the order they are written: an `--output` belongs to the `--format` before
 * it, or shows its format by its ending. At most one format goes to standard output.
 */
export function outputsOf<F extends string>(
  args: ParsedArguments,
  formats: readonly F[],
  usual: F,
): readonly Output<F>[] {
  const outputs: Output<F>[] = [];
  let pending: F | undefined;
  for (const { name, value = '' } of args.given) {
    if (name === 'format') {
      if (pending !== undefined) outputs.push({ format: pending, file: undefined });
      pending = formats.find((format) => format === value) ?? usual;
    } else if (name === 'output') {
      outputs.push({ format: pending ?? byEnding(value, formats), file: value === '-' ? undefined : value });
      pending = undefined;
    }
  }
  if (pending !== undefined || outputs.length === 0)
    outputs.push({ format: pending ?? usual, file: undefined });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw usage('only one format can go to standard output: give the others an `--output FILE`');
  }
  return outputs;
}

function byEnding<F extends string>(file: string, formats: readonly F[]): F {
  const ending = extname(file).slice(1).toLowerCase();
  const format = formats.find((candidate) => candidate === ending);
  if (format === undefined) {
    throw usage(
      `--output: \`${file}\` does not tell its format: write \`--format ${formats.join('|')}\` before it`,
    );
  }
  return format;
}
