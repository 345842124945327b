import type { ResourceRef } from '../evaluate/finding.ts';
import { resourceText } from './terminal/wording.ts';
import { visible } from './visible.ts';

/** What a finding is about, as people name it: ``Deployment shop/web, container web``. */
export function subjectText(resource: ResourceRef): string {
  const { container } = resource;
  const named = resourceText(resource);
  return container === undefined ? named : `${named}, container ${visible(container)}`;
}
