import type { Fields } from '../../../model/fields.ts';
import { escapeToken } from '../../../model/pointer.ts';
import { isOwned } from '../../../model/resource.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { demandIn, fits } from '../metadata-demand.ts';

export const requiredMetadataMissing: ResourceCheck = {
  id: 'required-metadata-missing',
  title: 'Required label or annotation is missing',
  severity: 'info',
  gain: 'An attacker gains nothing directly; in an incident nobody knows whom to call.',
  why: 'You demand these of every object, with the parameters `requiredLabels` and `requiredAnnotations`, which are empty at first.',
  remedy:
    'Write the label or annotation under `metadata` of the object, with a value as the parameter demands.',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
  ],
  aliases: [
    'kube-linter:required-label-owner',
    'kube-linter:required-annotation-email',
    'monokle:MTD-custom-labels',
    'monokle:MTD-custom-annotations',
  ],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: (resource, { parameters }) => {
    const { requiredLabels, requiredAnnotations } = parameters;
    const { metadata } = resource;
    // An object without metadata is one of another tool's own files, such as a kustomization.
    if (requiredLabels.length + requiredAnnotations.length === 0 || metadata === undefined) return undefined;
    if (isOwned(resource)) return undefined;
    const found: Violation[] = [];
    for (const text of requiredLabels) judge(text, metadata, 'labels', found);
    for (const text of requiredAnnotations) judge(text, metadata, 'annotations', found);
    return found.map(({ at, message }) => ({
      at,
      message: `${resource.kind} \`${resource.name}\` ${message}`,
    }));
  },
};

function judge(text: string, metadata: Fields, list: 'labels' | 'annotations', found: Violation[]): void {
  const { key, pattern } = demandIn(text);
  const written = metadata.map(list);
  const value = written?.string(key);
  const one = list === 'labels' ? 'label' : 'annotation';
  if (value === undefined) {
    const at = `${metadata.pointer(list)}/${escapeToken(key)}`;
    found.push({ at, message: `does not carry the ${one} \`${key}\` that you require` });
  } else if (written !== undefined && pattern !== undefined && !fits(pattern, value)) {
    const message = `has \`${value}\` in the ${one} \`${key}\`, where you require \`${pattern}\``;
    found.push({ at: written.pointer(key), message });
  }
}
