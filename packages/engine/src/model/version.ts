/** A version by its numbers, as in `v1.12.0-rc.1`. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** True for a release candidate and the like, which come before the release. */
  readonly isPrerelease: boolean;
}

const form = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+._](\w[\w.+-]{0,100}))?$/u;
const prerelease = /^(?:alpha|beta|dev|pre|rc)/u;

/**
 * The version in a text; `undefined` where it names none in full: `1.12` is any patch of 1.12. What follows the
 * numbers is taken for a variant of the same version, such as `-alpine`, unless it begins like a pre-release.
 */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, rest = ''] = form.exec(text) ?? [];
  if (major === undefined) return undefined;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    isPrerelease: prerelease.test(rest.toLowerCase()),
  };
}

/** Below 0 where the first comes before the second, 0 where they are equal; two pre-releases of one version are. */
export function compareVersions(a: Version, b: Version): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    Number(b.isPrerelease) - Number(a.isPrerelease)
  );
}

/** Versions from one, if there is one, up to but without another, which has the fix. */
export interface Range {
  readonly from?: string;
  readonly before: string;
}

/** True for a version that lies in one of the ranges; a pre-release of the first version with the fix does, too. */
export function isInRange(version: Version, ranges: readonly Range[]): boolean {
  return ranges.some(({ from, before }) => {
    const first = from === undefined ? undefined : parseVersion(from);
    const fixed = parseVersion(before);
    if (fixed === undefined || compareVersions(version, fixed) >= 0) return false;
    return first === undefined || compareVersions({ ...version, isPrerelease: false }, first) >= 0;
  });
}
