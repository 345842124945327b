import { tokensOf } from '../../../model/pointer.ts';
import type { Edit, ResourceCheck } from '../../check.ts';

const annotation = 'kubernetes.io/ingress.class';
const fieldSince = 18;

/** Classes that their controller still reads from the annotation alone. */
const annotationOnly: ReadonlySet<string> = new Set(['gce', 'gce-internal']);

export const deadIngressClassAnnotation: ResourceCheck = {
  id: 'dead-ingress-class-annotation',
  title: 'Ingress class is given by the old annotation',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the controller that is meant, with its rules, may leave the ingress to another one.',
  why: 'The field `ingressClassName` took the place of the annotation in 1.18; a controller need not read the annotation, and beside the field it is refused or says nothing.',
  remedy: 'Write the name of the IngressClass under `spec.ingressClassName` and remove the annotation.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-ingress-class-deprecated',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Ingress.networking.k8s.io', 'Ingress.extensions'],
  evaluate: ({ fields, metadata, name }, target) => {
    const annotations = metadata?.map('annotations');
    if (annotations === undefined || !annotations.has(annotation) || target.minor < fieldSince)
      return undefined;
    const old = annotations.string(annotation) ?? '';
    const field = fields.map('spec')?.string('ingressClassName');
    if (field === undefined && annotationOnly.has(old)) return undefined;
    return { at: annotations.pointer(annotation), message: `ingress \`${name}\` ${faultOf(old, field)}` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that there is an IngressClass of that name: `kubectl get ingressclasses`; its controller has to read the field.',
    isSafeFor: ({ at }, { fields, metadata }) =>
      fields.map('spec')?.string('ingressClassName') ===
      metadata?.map('annotations')?.string(tokensOf(at).at(-1) ?? ''),
    edits: ({ at }, { fields, metadata }) => {
      const value = metadata?.map('annotations')?.string(annotation) ?? '';
      const field = `${fields.pointer('spec')}/ingressClassName`;
      const written: readonly Edit[] =
        fields.map('spec')?.has('ingressClassName') === true || value === ''
          ? []
          : [{ op: 'set', at: field, value }];
      return [...written, { op: 'remove', at }];
    },
  },
};

function faultOf(old: string, field: string | undefined): string {
  if (field === undefined)
    return `names its class \`${old}\` by an annotation that has been deprecated since 1.18`;
  return field === old
    ? `names its class \`${old}\` twice, by the field and by the old annotation`
    : `names class \`${field}\` by the field and \`${old}\` by the old annotation, and is refused when it is created`;
}
