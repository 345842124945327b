/** True for a range that holds every address of its family: `0.0.0.0/0`, `::/0`, or any other address with prefix 0. */
export function isEveryAddress(cidr: string): boolean {
  return cidr.trim().endsWith('/0');
}
