/**
 * The suspects without which a fault does not come, found by leaving out one half after the other. `comesWithout` tells whether it
 * comes when some are left out; without any suspect it does not come.
 */
export function culpritsAmong<T>(
  suspects: readonly T[],
  comesWithout: (left: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  const among = async (some: readonly T[], left: readonly T[]): Promise<readonly T[]> => {
    if (some.length <= 1) return some;
    const middle = some.length >> 1;
    const [one, other] = [some.slice(0, middle), some.slice(middle)];
    if (!(await comesWithout([...left, ...other]))) return among(other, left);
    if (!(await comesWithout([...left, ...one]))) return among(one, left);
    // Each half is enough.
    return [...(await among(one, [...left, ...other])), ...(await among(other, [...left, ...one]))];
  };
  return among(suspects, []);
}
