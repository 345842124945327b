const part = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/uy;

const secondsOf: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** The seconds of a duration as Go's `time.ParseDuration` reads it, such as `1m30s`; `undefined` where it is none. */
export function parseGoDuration(text: string): number | undefined {
  const isSigned = text.startsWith('-') || text.startsWith('+');
  const unsigned = isSigned ? text.slice(1) : text;
  if (unsigned === '0') return 0;
  let seconds = 0;
  let position = 0;
  while (position < unsigned.length) {
    part.lastIndex = position;
    const found = part.exec(unsigned);
    if (found === null) return undefined;
    seconds += Number(found[1]) * (secondsOf[found[2] ?? ''] ?? 0);
    position += found[0].length;
  }
  if (position === 0) return undefined;
  return text.startsWith('-') ? -seconds : seconds;
}
