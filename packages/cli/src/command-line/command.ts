/** An option of a command. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; without it the option is a switch. */
  readonly value?: string;
  /** The values it takes, where these are few. */
  readonly choices?: readonly string[];
  /** May stand more than once. */
  readonly repeats?: boolean;
  readonly summary: string;
}

/** What stands without a dash on the command line. */
export interface Operand {
  readonly name: string;
  readonly repeats: boolean;
  readonly required: boolean;
  /** What a shell completes it with. */
  readonly completes: 'paths' | 'checks' | 'frameworks' | 'commands' | 'shells';
  readonly summary: string;
}

export interface Example {
  readonly line: string;
  readonly does: string;
}

/** One command: its declaration makes the help, the reference page and the shell completion. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** Words of which one follows the name, where the command does several things. */
  readonly verbs?: readonly string[];
  readonly operand?: Operand;
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** Does the work and gives the exit code. */
  readonly run: (args: ParsedArguments, edge: Edge) => Promise<number>;
}

/** One option as it was written, in the order of the command line. */
export interface GivenOption {
  readonly name: string;
  /** `undefined` for a switch. */
  readonly value: string | undefined;
}

/** A command line, read by a command's declaration. */
export interface ParsedArguments {
  /** Which of the command's verbs was written; `undefined` where it has none. */
  readonly verb?: string;
  readonly operands: readonly string[];
  readonly given: readonly GivenOption[];
  readonly has: (name: string) => boolean;
  /** The last value of an option. */
  readonly value: (name: string) => string | undefined;
  /** All values of an option that may be repeated. */
  readonly values: (name: string) => readonly string[];
}

/** What a command gets of the world around it. */
export interface Edge {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly commands: readonly Command[];
  /** Script of the worker threads. */
  readonly workerUrl: URL;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

/** One of the two streams that people may be looking at. */
export interface Terminal {
  readonly isTerminal: boolean;
  /** Characters in a line. */
  readonly width: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}
