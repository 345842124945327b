/** One word of a command line, where it stands in a manifest. */
export interface Word {
  readonly at: string;
  readonly text: string;
}

/** One time that a flag is given. */
export interface FlagSetting {
  /** Pointer of the word, the entry or the field that names the flag. */
  readonly at: string;
  /** Pointer of the word that holds the value; the same one for `--flag=value`. */
  readonly valueAt: string;
  /** As written; `undefined` where it is not visible here, as in `$(VARIABLE)`. */
  readonly value: string | undefined;
}

/** Flags by name, without dashes in front and with `-` for `_`, each with every time that it is given, in order. */
export type Flags = ReadonlyMap<string, readonly FlagSetting[]>;

/**
 * Reads flags as Go's `pflag` and `flag` do: `--flag=value`, `--flag value`, and a bare `--flag` that means true. The
 * boolean ones have to be named, as they never take the next word. What follows a bare `--` is no flag.
 */
export function readFlags(words: readonly Word[], booleans: ReadonlySet<string>): Flags {
  const flags = new Map<string, FlagSetting[]>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || !word.text.startsWith('-')) continue;
    if (word.text === '--') break;
    const { name, value } = split(word.text);
    const next = words[index + 1];
    if (value !== undefined) note(flags, name, word.at, { at: word.at, text: value });
    else if (booleans.has(name) || next === undefined || next.text.startsWith('-'))
      note(flags, name, word.at, { at: word.at, text: 'true' });
    else {
      note(flags, name, word.at, next);
      index++;
    }
  }
  return flags;
}

/** What Go's `strconv.ParseBool` makes of a text; `undefined` where it is no boolean. */
export function parseBoolean(text: string): boolean | undefined {
  if (trueTexts.has(text)) return true;
  return falseTexts.has(text) ? false : undefined;
}

const trueTexts: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const falseTexts: ReadonlySet<string> = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** The name of a flag as the components of Kubernetes normalise it. */
export function flagName(written: string): string {
  return written.replaceAll('_', '-');
}

/** The value of a flag, or `undefined` where the kubelet puts a variable in its place. */
export function visibleValue(written: string): string | undefined {
  return variable.test(written) ? undefined : written;
}

/** `$(NAME)`, but not `$$(NAME)`, which stands for the text itself. */
const variable = /(?:^|[^$])\$\(/u;

function split(text: string): { readonly name: string; readonly value: string | undefined } {
  const bare = text.slice(text.startsWith('--') ? 2 : 1);
  const equals = bare.indexOf('=');
  if (equals < 0) return { name: flagName(bare), value: undefined };
  return { name: flagName(bare.slice(0, equals)), value: bare.slice(equals + 1) };
}

function note(flags: Map<string, FlagSetting[]>, name: string, at: string, value: Word): void {
  const setting = { at, valueAt: value.at, value: visibleValue(value.text) };
  const known = flags.get(name);
  if (known === undefined) flags.set(name, [setting]);
  else known.push(setting);
}
