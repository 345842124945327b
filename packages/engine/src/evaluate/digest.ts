/** Two lanes of 32 bits. */
export interface Hash {
  readonly left: number;
  readonly right: number;
}

/** The hash of nothing. */
export const noText: Hash = { left: 0x811c9dc5, right: 0xc9dc5811 };

/** FNV-1a over UTF-16 units, with another prime in the second lane; not cryptographic, it only tells things apart. */
export function feed(hash: Hash, text: string): Hash {
  let { left, right } = hash;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    left = Math.imul(left ^ unit, 0x01000193);
    right = Math.imul(right ^ unit, 0x85ebca6b) ^ (right >>> 13);
  }
  return { left, right };
}

/** One hash of two, which depends on their order. */
export function mix(a: Hash, b: Hash): Hash {
  return {
    left: Math.imul(a.left ^ b.left, 0x01000193) ^ (b.left >>> 15),
    right: Math.imul(a.right ^ b.right, 0x85ebca6b) ^ (b.right >>> 13),
  };
}

/** One hash of any number, whatever their order. */
export function mixUnordered(hashes: readonly Hash[]): Hash {
  let left = hashes.length;
  let right = hashes.length;
  for (const hash of hashes) {
    left = (left + avalanche(hash.left ^ (hash.right >>> 7))) | 0;
    right = (right + avalanche(hash.right)) | 0;
  }
  return { left: avalanche(left), right: avalanche(right) };
}

/** Spreads every bit over all of them (the finalizer of MurmurHash3), so that sums of hashes do not meet by chance. */
function avalanche(lane: number): number {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Sixteen digits, made in one piece: a text put together of several would cost more than all the hashing. */
export function hex16({ left, right }: Hash): string {
  return String.fromCharCode(
    digit(left, 28),
    digit(left, 24),
    digit(left, 20),
    digit(left, 16),
    digit(left, 12),
    digit(left, 8),
    digit(left, 4),
    digit(left, 0),
    digit(right, 28),
    digit(right, 24),
    digit(right, 20),
    digit(right, 16),
    digit(right, 12),
    digit(right, 8),
    digit(right, 4),
    digit(right, 0),
  );
}

function digit(lane: number, shift: number): number {
  const value = (lane >>> shift) & 15;
  return value < 10 ? 48 + value : 87 + value;
}
