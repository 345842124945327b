import { extname } from 'node:path';
import { usage } from '../command-line/arguments.ts';
import type { GivenOption, ParsedArguments } from '../command-line/command.ts';

/** One format, and the file it goes to; `undefined` is standard output. */
export interface Output<F extends string> {
  readonly format: F;
  readonly file: string | undefined;
}

/**
 * The pairs of `--format` and `--output`: an `--output` belongs to the `--format` before it, or shows its format by its
 * ending, or takes the `--format` right behind it. At most one format goes to standard output.
 */
export function outputsOf<F extends string>(
  args: Pick<ParsedArguments, 'given'>,
  formats: readonly F[],
  usual: F,
): readonly Output<F>[] {
  const outputs: Output<F>[] = [];
  const rest = args.given.filter(({ name }) => name === 'format' || name === 'output');
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    const { name, value = '' } = option;
    if (name === 'format') {
      const format = formats.find((candidate) => candidate === value) ?? usual;
      const file = rest[0]?.name === 'output' ? rest.shift()?.value : undefined;
      outputs.push({ format, file: fileOf(file) });
    } else {
      outputs.push({ format: formatOf(value, rest, formats), file: fileOf(value) });
    }
  }
  if (outputs.length === 0) outputs.push({ format: usual, file: undefined });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw usage('only one format can go to standard output: give the others an `--output FILE`');
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw usage(`two formats cannot go to one file: \`${twice}\` is named twice`);
  return outputs;
}

function fileOf(value: string | undefined): string | undefined {
  return value === '-' ? undefined : value;
}

/** The endings that are not called as their format is. */
const otherEndings: ReadonlyMap<string, string> = new Map([
  ['md', 'markdown'],
  ['htm', 'html'],
  ['xml', 'junit'],
]);

/** The format of a file that has no `--format` before it; takes the one behind it unless the ending says another. */
function formatOf<F extends string>(file: string, rest: GivenOption[], formats: readonly F[]): F {
  const ending = extname(file).slice(1).toLowerCase();
  const named = otherEndings.get(ending) ?? ending;
  const byEnding = formats.find((format) => format === named);
  const behind = rest[0]?.name === 'format' ? formats.find((format) => format === rest[0]?.value) : undefined;
  if (behind !== undefined && (byEnding ?? behind) === behind) {
    rest.shift();
    return behind;
  }
  if (byEnding !== undefined) return byEnding;
  throw usage(
    `--output: \`${file}\` does not tell its format: write \`--format ${formats.join('|')}\` before it`,
  );
}
