/** A block of addresses of one family, as text such as `10.0.0.0/8` or `2001:db8::/32` states it (RFC 4632, RFC 4291). */
export interface Cidr {
  readonly family: 4 | 6;
  /** The address before the slash as a number; bits behind the prefix do not count. */
  readonly address: bigint;
  readonly prefix: number;
}

/** The block that a text states; `undefined` where it is none (Go's `net.ParseCIDR`, by which the API server reads it). */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const prefixText = text.slice(slash + 1);
  const address = parseAddress(text.slice(0, slash));
  if (address === undefined || !prefixDigits.test(prefixText)) return undefined;
  const prefix = Number(prefixText);
  return prefix > widthOf(address.family) ? undefined : { ...address, prefix };
}

/** One address as a block of its own; `undefined` where the text is none. */
export function parseAddress(text: string): Cidr | undefined {
  if (!text.includes(':')) {
    const address = parseV4(text);
    return address === undefined ? undefined : { family: 4, address, prefix: 32 };
  }
  const address = parseV6(text);
  return address === undefined ? undefined : { family: 6, address, prefix: 128 };
}

/** True where a block holds all addresses of another one; the families never mix. */
export function includesBlock(block: Cidr, other: Cidr): boolean {
  if (block.family !== other.family || block.prefix > other.prefix) return false;
  const rest = BigInt(widthOf(block.family) - block.prefix);
  return block.address >> rest === other.address >> rest;
}

function widthOf(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

const prefixDigits = /^\d{1,3}$/u;
const octet = /^(?:0|[1-9]\d{0,2})$/u;
const group = /^[0-9a-fA-F]{1,4}$/u;
const groups = 8;

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => octet.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  const gap = text.indexOf('::');
  if (gap < 0) {
    const all = groupsOf(text);
    return all?.length === groups ? joined(all) : undefined;
  }
  const front = text.slice(0, gap);
  const head = front.includes('.') ? undefined : groupsOf(front);
  const tail = groupsOf(text.slice(gap + 2));
  if (head === undefined || tail === undefined || head.length + tail.length >= groups) return undefined;
  const zeros = Array.from({ length: groups - head.length - tail.length }, () => 0n);
  return joined([...head, ...zeros, ...tail]);
}

/** The groups of 16 bits in a part of an IPv6 address, an IPv4 address at its end being two of them. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const embedded = last.includes('.') ? parseV4(last) : undefined;
  const hex = embedded === undefined ? parts : parts.slice(0, -1);
  if (!hex.every((part) => group.test(part))) return undefined;
  const values = hex.map((part) => BigInt(`0x${part}`));
  return embedded === undefined ? values : [...values, embedded >> 16n, embedded & 0xffffn];
}

function joined(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => (sum << 16n) | value, 0n);
}
