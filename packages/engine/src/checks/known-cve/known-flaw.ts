import type { Container } from '../../model/container.ts';
import { runsProduct, versionOf, type Product } from '../../model/product.ts';
import { isInRange, type Range } from '../../model/version.ts';
import type { Violation } from '../check.ts';

/** A published flaw of a product, and the versions that have it. */
export interface Flaw {
  readonly id: string;
  readonly product: Product;
  readonly affected: readonly Range[];
}

/** The violation of a container whose image names a version with the flaw; a version that the tag hides is unknown. */
export function flawIn(container: Container, { id, product, affected }: Flaw): Violation | undefined {
  const image = runsProduct(container, product);
  const version = image === undefined ? undefined : versionOf(image);
  if (image === undefined || version === undefined || !isInRange(version, affected)) return undefined;
  const fixed = affected.map(({ before }) => before).join(' and ');
  return {
    at: container.fields.pointer('image'),
    message: `container \`${container.name}\` runs \`${image.text}\`, a version of ${product.name} with ${id}, which is fixed in ${fixed}`,
  };
}
