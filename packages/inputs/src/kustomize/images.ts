import type { Edit } from '@plimsoll/engine';

import { memberAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import type { Step } from './setting.ts';

/** What a list of `images` does to every image that one of them names. */
export function imagesStep(images: readonly Member[], locate: Part['locate']): Step {
  return ({ steps }, before) => {
    if (steps.at(-1)?.token !== 'image' || typeof before !== 'string') return undefined;
    let value = before;
    let by: Member | undefined;
    for (const image of images) {
      const changed = withImage(value, image);
      if (changed === undefined) continue;
      value = changed;
      by = image;
    }
    if (by === undefined) return undefined;
    const entry = by;
    return {
      depth: steps.length,
      value,
      location: locate(placeIn(entry)),
      rewritten: (wanted) => (typeof wanted === 'string' ? entryEdits(entry, wanted) : []),
      removal: [],
    };
  };
}

/** The edits of an entry that have it make another image. */
function entryEdits(entry: Member, image: string): readonly Edit[] {
  const { name, tag, digest } = partsOf(image);
  const suffix = textAt(entry, 'tagSuffix') ?? '';
  if (!tag.endsWith(suffix)) return [];
  const setting = (field: string, value: string, usual = ''): readonly Edit[] => {
    const at = `${entry.at}/${field}`;
    if ((textAt(entry, field) ?? usual) === value) return [];
    return value === '' ? [{ op: 'remove', at }] : [{ op: 'set', at, value }];
  };
  return [
    ...setting('newName', name, textAt(entry, 'name')),
    ...setting('newTag', tag.slice(0, tag.length - suffix.length)),
    ...setting('digest', digest),
  ];
}

/** The image that an entry makes of another; `undefined` where it names a different one. */
function withImage(image: string, entry: Member): string | undefined {
  const parts = partsOf(image);
  if (textAt(entry, 'name') !== parts.name) return undefined;
  const name = textAt(entry, 'newName') ?? parts.name;
  const [newTag, newDigest] = [textAt(entry, 'newTag'), textAt(entry, 'digest')];
  const isKept = newTag === undefined && newDigest === undefined;
  const tag = (newTag ?? (isKept ? parts.tag : '')) + (textAt(entry, 'tagSuffix') ?? '');
  const digest = newDigest ?? (isKept ? parts.digest : '');
  return name + (tag === '' ? '' : `:${tag}`) + (digest === '' ? '' : `@${digest}`);
}

function partsOf(image: string): { readonly name: string; readonly tag: string; readonly digest: string } {
  const at = image.indexOf('@');
  const tagged = at < 0 ? image : image.slice(0, at);
  const digest = at < 0 ? '' : image.slice(at + 1);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  return colon < 0
    ? { name: tagged, tag: '', digest }
    : { name: tagged.slice(0, colon), tag: tagged.slice(colon + 1), digest };
}

/** The part of an entry that people change most. */
function placeIn(entry: Member): string {
  const fields = ['newTag', 'digest', 'newName', 'tagSuffix'];
  return fields.flatMap((field) => memberAt(entry, field)?.at ?? [])[0] ?? entry.at;
}
