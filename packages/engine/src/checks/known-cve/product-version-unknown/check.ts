import { argoCd, grafana, ingressNginx, kyverno, runsProduct, versionOf } from '../../../model/product.ts';
import type { ContainerCheck } from '../../check.ts';

/** The products whose flaws are looked for by the version in the tag. */
const products = [argoCd, grafana, ingressNginx, kyverno];

export const productVersionUnknown: ContainerCheck = {
  id: 'product-version-unknown',
  title: 'Version with known flaws cannot be excluded',
  severity: 'info',
  gain: 'Nothing by itself: a version with a published flaw may run unnoticed behind a tag that names none.',
  why: 'Flaws of this product are known by version, and its tag names no version in full, so nobody can tell from here.',
  remedy: 'Name the full version in the tag, beside the digest if there is one, as in `v1.15.1@sha256:…`.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  aliases: [],
  profile: 'all',
  on: 'container',
  evaluate: (container) => {
    if (container.image === undefined) return undefined;
    for (const product of products) {
      const image = runsProduct(container, product);
      if (image === undefined || versionOf(image) !== undefined) continue;
      return {
        at: container.fields.pointer('image'),
        message: `cannot tell which version of ${product.name} container \`${container.name}\` runs: \`${image.text}\` names none in full`,
      };
    }
    return undefined;
  },
};
