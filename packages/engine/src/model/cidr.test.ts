import fc from 'fast-check';
import { expect, test } from 'vitest';
import { includesBlock, parseAddress, parseCidr } from './cidr.ts';

test.each([
  ['0.0.0.0/0', 4, 0n, 0],
  ['10.1.2.3/8', 4, 0x0a010203n, 8],
  ['255.255.255.255/32', 4, 0xffffffffn, 32],
  ['::/0', 6, 0n, 0],
  ['2001:db8::/32', 6, 0x20010db8n << 96n, 32],
  ['fd00:ec2::254/128', 6, (0xfd000ec2n << 96n) | 0x254n, 128],
  ['::ffff:192.0.2.1/128', 6, 0xffffc0000201n, 128],
  ['1:2:3:4:5:6:7:8/64', 6, 0x00010002000300040005000600070008n, 64],
] as const)('reads %s', (text, family, address, prefix) => {
  expect(parseCidr(text)).toEqual({ family, address, prefix });
});

test.each([
  '',
  '10.0.0.0',
  '10.0.0/8',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/ 8',
  '010.0.0.0/8',
  '256.0.0.0/8',
  '::/129',
  '1::2::3/64',
  '1:2:3:4:5:6:7/64',
  '1:2:3:4:5:6:7:8::/64',
  '::12345/64',
  '1:::2/64',
  '192.0.2.1::/64',
  ':1:2:3:4:5:6:7/64',
])('does not read %j', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

test('a block holds another where the bits before its prefix agree, within one family', () => {
  const holds = (block: string, other: string): boolean => {
    const [outer, inner] = [parseCidr(block), parseCidr(other)];
    return outer !== undefined && inner !== undefined && includesBlock(outer, inner);
  };
  expect(holds('0.0.0.0/0', '169.254.169.254/32')).toBe(true);
  expect(holds('169.254.0.0/16', '169.254.169.254/32')).toBe(true);
  expect(holds('169.254.169.254/32', '169.254.0.0/16')).toBe(false);
  expect(holds('10.0.0.0/8', '11.0.0.0/8')).toBe(false);
  expect(holds('::/0', '0.0.0.0/0')).toBe(false);
});

test('every IPv4 address is read as its four bytes, and the whole family holds it', () => {
  const byte = fc.nat(255);
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
      const address = parseAddress(bytes.join('.'));
      expect(address?.address).toBe(bytes.reduce((sum, value) => sum * 256n + BigInt(value), 0n));
      const all = parseCidr('0.0.0.0/0');
      expect(all !== undefined && address !== undefined && includesBlock(all, address)).toBe(true);
    }),
  );
});

test('reading is total', () => {
  fc.assert(fc.property(fc.string(), (text) => parseCidr(text) !== null));
});
