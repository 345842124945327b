import type { SlimResource } from '../../../snapshot/slim.ts';
import type { SnapshotCheck } from '../../check.ts';

/** What a quota caps, by the names that mean the same. */
const caps: readonly (readonly string[])[] = [
  ['requests.cpu', 'cpu'],
  ['requests.memory', 'memory'],
  ['limits.cpu'],
  ['limits.memory'],
];

export const resourceQuotaIncomplete: SnapshotCheck = {
  id: 'resource-quota-incomplete',
  title: 'Quotas leave CPU or memory without a cap',
  severity: 'low',
  gain: 'Whoever may create pods in the namespace can take as much of what is not capped as the cluster has.',
  why: 'A quota counts only what it names; a cap on requests alone leaves limits open, and one on the number of pods leaves both.',
  remedy: 'Name `requests.cpu`, `requests.memory`, `limits.cpu` and `limits.memory` under `spec.hard`.',
  references: ['https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota'],
  aliases: ['trivy:KSV-0040'],
  profile: 'strict',
  on: 'snapshot',
  kinds: ['ResourceQuota'],
  evaluate: ({ details, name, namespace }, snapshot) => {
    if (details?.of !== 'resource-quota') return undefined;
    const capped = new Set(snapshot.inNamespace('ResourceQuota', namespace).flatMap(cappedBy));
    const open = caps.filter((names) => !names.some((one) => capped.has(one))).map(([first = '']) => first);
    if (open.length === 0) return undefined;
    return {
      at: details.at,
      message: `ResourceQuota \`${name}\` and those beside it do not cap ${open.map((one) => `\`${one}\``).join(', ')}`,
    };
  },
};

/** A quota with scopes counts only some of the pods. */
function cappedBy({ details }: SlimResource): readonly string[] {
  return details?.of === 'resource-quota' && !details.isScoped ? [...details.hard.keys()] : [];
}
