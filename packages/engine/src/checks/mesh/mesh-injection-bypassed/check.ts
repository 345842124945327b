import type { Pod } from '../../../model/pod.ts';
import { escapeToken } from '../../../model/pointer.ts';
import { plainSelectorAt, selectorAt } from '../../../model/selector.ts';
import type { PodCheck, Violation } from '../../check.ts';

/** By which a pod stays outside of its mesh, or lets traffic come in beside it. */
const optOuts: readonly {
  readonly in: 'labels' | 'annotations';
  readonly key: string;
  readonly value: string;
}[] = [
  { in: 'labels', key: 'sidecar.istio.io/inject', value: 'false' },
  { in: 'annotations', key: 'sidecar.istio.io/inject', value: 'false' },
  { in: 'labels', key: 'istio.io/dataplane-mode', value: 'none' },
  { in: 'annotations', key: 'ambient.istio.io/bypass-inbound-capture', value: 'true' },
  { in: 'annotations', key: 'sidecar.istio.io/interceptionMode', value: 'NONE' },
  { in: 'annotations', key: 'linkerd.io/inject', value: 'disabled' },
];

export const meshInjectionBypassed: PodCheck = {
  id: 'mesh-injection-bypassed',
  title: 'Pod opts out of the mesh',
  severity: 'low',
  gain: 'A break-in into another pod reaches this one without an identity and past every rule of the mesh.',
  why: 'A pod outside of the mesh has neither mutual TLS nor authorization, whatever the policies of its namespace say.',
  remedy:
    'Remove the label or annotation, or record the exception and close the pod off with a NetworkPolicy.',
  references: [
    'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy',
    'https://istio.io/latest/docs/reference/config/annotations/',
    'https://linkerd.io/2/features/proxy-injection/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.labels.size === 0 && pod.annotations.size === 0) return undefined;
    let found: Violation[] | undefined;
    for (const optOut of optOuts) {
      if (pod[optOut.in].get(optOut.key) !== optOut.value) continue;
      (found ??= []).push({
        at: `${pod.metadataAt}/${optOut.in}/${escapeToken(optOut.key)}`,
        message: `the pod stays outside of the mesh by \`${optOut.key}: ${optOut.value}\``,
      });
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the pod works with a proxy, as at its start and on ports that others call: its log and that of the proxy show it.',
    edits: ({ at }, pod) => (isSelected(at, pod) ? [] : [{ op: 'remove', at }]),
  },
};

/** Whether the workload knows its pods by a label: without it the API server refuses the workload. */
function isSelected(at: string, { resource, metadataAt }: Pod): boolean {
  const spec = resource.fields.map('spec');
  const selectors = [selectorAt(spec, 'selector'), plainSelectorAt(spec, 'selector')];
  const keys = selectors.flatMap((selector) => [
    ...(selector?.matchLabels.keys() ?? []),
    ...(selector?.matchExpressions.map(({ key }) => key) ?? []),
  ]);
  return keys.some((key) => at === `${metadataAt}/labels/${escapeToken(key)}`);
}
