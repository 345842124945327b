const longest = 15;
const characters = /^[a-z0-9-]+$/u;
const letter = /[a-z]/u;

/** What is wrong with the name of a port (IANA service name, RFC 6335 §5.1, as the API server takes it). */
export function portNameFault(name: string): string | undefined {
  if (name.length > longest) return `it has ${name.length} characters, and ${longest} is the most`;
  if (!characters.test(name)) return 'only lower-case letters, digits and hyphens are allowed';
  if (!letter.test(name)) return 'it needs a letter';
  if (name.startsWith('-') || name.endsWith('-')) return 'a hyphen stands at an end';
  return name.includes('--') ? 'two hyphens stand side by side' : undefined;
}

/** True for the number of a port that one can listen on. */
export function isPortNumber(port: number): boolean {
  return port >= 1 && port <= 65_535;
}
