const longestLabel = 63;
const longestName = 253;
const labelCharacters = /^[a-z0-9-]*$/u;
const nameCharacters = /^[a-z0-9.-]*$/u;

/** What is wrong with a name that has to be a label of DNS (RFC 1123), as in "the name …"; `undefined` for nothing. */
export function dnsLabelFault(name: string): string | undefined {
  if (name.length > longestLabel) return tooLong(name, longestLabel);
  if (!labelCharacters.test(name))
    return `holds \`${oddCharacter(name, labelCharacters)}\`, and only lower-case letters, digits and hyphens are taken`;
  return endFault(name);
}

/** The same for a name that has to be a subdomain of DNS (RFC 1123): labels with dots between them. */
export function dnsSubdomainFault(name: string): string | undefined {
  if (name.length > longestName) return tooLong(name, longestName);
  if (!nameCharacters.test(name))
    return `holds \`${oddCharacter(name, nameCharacters)}\`, and only lower-case letters, digits, hyphens and dots are taken`;
  for (const label of name.split('.')) {
    const fault = label === '' ? 'has a dot at an end or two side by side' : endFault(label);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** That a name is longer than it may be. */
export function tooLong(name: string, most: number): string {
  return `has ${name.length} characters, and ${most} are the most`;
}

function oddCharacter(name: string, taken: RegExp): string {
  return Array.from(name).find((character) => !taken.test(character)) ?? '';
}

function endFault(label: string): string | undefined {
  return label.startsWith('-') || label.endsWith('-') ? 'has a hyphen at an end' : undefined;
}
