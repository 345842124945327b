/**
 * The debugger that a piece of a command line or of a variable opens to the network; `undefined` where there is none,
 * or where it listens on the loopback address only.
 */
export function openedDebugger(text: string): string | undefined {
  for (const { name, clue, opens } of debuggers) {
    if (text.includes(clue) && opens.test(text)) return name;
  }
  return undefined;
}

/** True where a text names a debugger at all; cheap. */
export function mentionsDebugger(text: string): boolean {
  for (const { clue } of debuggers) {
    if (text.includes(clue)) return true;
  }
  return false;
}

interface Debugger {
  readonly name: string;
  /** What the text holds at least; cheap to look for. */
  readonly clue: string;
  readonly opens: RegExp;
}

const loopback = String.raw`(?:127\.|localhost|\[?::1\]?)`;

/** Node and debugpy listen on the loopback address unless a host is given; the agent of older JVMs listens on all. */
const debuggers: readonly Debugger[] = [
  {
    name: 'Java debug agent',
    clue: 'jdwp',
    opens: new RegExp(String.raw`(?:-agentlib:jdwp=|-Xrunjdwp:)(?!\S{0,200}\baddress=${loopback})`, 'u'),
  },
  {
    name: 'Node.js inspector',
    clue: '--inspect',
    opens: new RegExp(
      String.raw`--inspect(?:-brk|-wait|-port)?=(?!${loopback})(?:[a-zA-Z*\[]|\d{1,3}\.\d{1,3}\.)`,
      'u',
    ),
  },
  {
    name: 'Delve debugger',
    clue: 'dlv',
    opens: new RegExp(String.raw`\bdlv\s[^\n]{0,300}?--listen[= ](?!${loopback})[\w.\[\]:*]{0,60}:\d`, 'u'),
  },
  {
    name: 'Python debugger',
    clue: 'debugpy',
    opens: new RegExp(
      String.raw`\bdebugpy\s[^\n]{0,200}?--listen[= ](?!${loopback})(?:[a-zA-Z*\[]|\d{1,3}\.\d{1,3}\.)`,
      'u',
    ),
  },
  {
    name: 'GDB server',
    clue: 'gdbserver',
    opens: new RegExp(
      String.raw`\bgdbserver(?:\s--?[\w-]{1,20}){0,4}\s(?!${loopback})[\w.*\[\]:]{0,60}:\d`,
      'u',
    ),
  },
];

/** Port names that people give to debugger ports. */
const debuggerPortName =
  /^(?:(?:\w{1,10}-)?(?:jdwp|debugger|inspector|dlv|delve|debugpy)|(?:java|jvm|node|nodejs|python)-debug)$/u;
/** The ports that debuggers use unless told otherwise; a name that says so has to confirm all but Node's. */
const usualPorts: ReadonlySet<number> = new Set([1234, 2345, 5005, 5678, 9229, 40000]);
const inspectorPort = 9229;

/** True for a declared port that is there for a debugger. */
export function isDebuggerPort(number: number | undefined, name: string | undefined): boolean {
  if (number === inspectorPort) return true;
  if (name === undefined) return false;
  if (debuggerPortName.test(name)) return true;
  return number !== undefined && usualPorts.has(number) && name.includes('debug');
}
