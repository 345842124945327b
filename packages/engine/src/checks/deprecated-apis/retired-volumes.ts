import type { Fields } from '../../model/fields.ts';

/** In-tree volume plugins that were deleted without a CSI driver to take their place, with the first minor without. */
const deleted: ReadonlyMap<string, number> = new Map([
  ['scaleIO', 22],
  ['flocker', 25],
  ['quobyte', 25],
  ['storageos', 25],
  ['glusterfs', 26],
  ['cephfs', 31],
  ['rbd', 31],
  ['photonPersistentDisk', 31],
]);

const gitRepoOff = 33;
const gitRepoGone = 36;

/** A volume source that a release does not mount any more, or only with a known flaw. */
export interface RetiredVolume {
  readonly type: string;
  /** What is wrong with it, as the end of a sentence. */
  readonly fault: string;
}

/** The retired source among the fields of a volume, where it has one. */
export function retiredVolume(volume: Fields, minor: number): RetiredVolume | undefined {
  for (const type of Object.keys(volume.object)) {
    if (type === 'gitRepo' && volume.has(type)) return { type, fault: faultOfGitRepo(minor) };
    const since = deleted.get(type);
    if (since === undefined || since > minor || !volume.has(type)) continue;
    return { type, fault: `no release from 1.${since} on mounts it` };
  }
  return undefined;
}

function faultOfGitRepo(minor: number): string {
  if (minor >= gitRepoGone) return 'no release from 1.36 on mounts it';
  if (minor >= gitRepoOff) return 'it has been off by default since 1.33 and gone in 1.36';
  return 'the kubelet runs git for it as root on the node (CVE-2024-10220), and it is gone in 1.36';
}
