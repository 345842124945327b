import { profileOf } from '../../dead-fields/annotation-profile.ts';
import { appArmorAnnotationPrefix } from '../../../model/effective.ts';
import type { Pod } from '../../../model/pod.ts';
import { escapeToken, tokensOf } from '../../../model/pointer.ts';
import type { PodCheck, Violation, Edit } from '../../check.ts';

/** Annotations whose readers look at pods; a workload does not pass its own on. */
const readOnPods: ReadonlySet<string> = new Set([
  'cluster-autoscaler.kubernetes.io/safe-to-evict',
  'kubectl.kubernetes.io/default-container',
  'linkerd.io/inject',
  'prometheus.io/scrape',
  'seccomp.security.alpha.kubernetes.io/pod',
  'sidecar.istio.io/inject',
  'vault.hashicorp.com/agent-inject',
]);
const readOnPodsPrefixes: readonly string[] = [
  appArmorAnnotationPrefix,
  'container.seccomp.security.alpha.kubernetes.io/',
  'traffic.sidecar.istio.io/',
];

/** Annotations whose readers look at the object that is applied, never at its template. */
const readOnObjects: readonly string[] = [
  'argocd.argoproj.io/hook',
  'argocd.argoproj.io/sync-wave',
  'helm.sh/hook',
  'helm.sh/hook-weight',
  'helm.sh/resource-policy',
  'kubernetes.io/change-cause',
];

export const annotationOnWrongObject: PodCheck = {
  id: 'annotation-on-wrong-object',
  title: 'Annotation is written where nobody reads it',
  severity: 'low',
  gain: 'A break-in meets no mesh proxy, no AppArmor profile or whatever else the annotation was meant to bring.',
  why: 'Pods get the annotations of the template, not those of the workload, and tools that apply objects read the workload only.',
  remedy:
    'Move the annotation to `spec.template.metadata.annotations`, or for hooks and notes on the object itself to its own `metadata.annotations`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.isPod) return undefined;
    if (pod.annotations.size === 0 && pod.resource.metadata?.has('annotations') !== true) return undefined;
    const violations: Violation[] = [];
    judgeWorkload(pod, violations);
    if (pod.annotations.size > 0) judgeTemplate(pod, violations);
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that what reads the annotation may act on it from now on, and that the pods may start anew where their template changes.',
    isSafeFor: ({ at }, pod) => placedRight(at, pod).length === 0,
    edits: ({ at }, pod) => (takesOut(at, pod) ? [] : [...placedRight(at, pod), { op: 'remove', at }]),
  },
};

function judgeWorkload({ resource, annotations }: Pod, violations: Violation[]): void {
  const own = resource.metadata?.map('annotations');
  if (own === undefined) return;
  for (const key of Object.keys(own.object)) {
    if (!readOnPods.has(key) && !readOnPodsPrefixes.some((prefix) => key.startsWith(prefix))) continue;
    if (annotations.has(key)) continue;
    violations.push({
      at: own.pointer(key),
      message: `annotation \`${key}\` of ${resource.kind} \`${resource.name}\` does not reach its pods; it belongs in the template`,
    });
  }
}

function judgeTemplate({ resource, annotations, metadataAt }: Pod, violations: Violation[]): void {
  const own = resource.metadata?.map('annotations');
  for (const key of readOnObjects) {
    if (!annotations.has(key) || own?.has(key) === true) continue;
    violations.push({
      at: `${metadataAt}/annotations/${escapeToken(key)}`,
      message: `annotation \`${key}\` in the template of ${resource.kind} \`${resource.name}\` is not read there; it belongs to the ${resource.kind} itself`,
    });
  }
}

/** True for what would take pods, or some of their traffic, out of a mesh as soon as it is read. */
function takesOut(at: string, { resource }: Pod): boolean {
  const key = tokensOf(at).at(-1) ?? '';
  if (key.startsWith('traffic.sidecar.istio.io/')) return true;
  const value = resource.metadata?.map('annotations')?.string(key);
  return key.endsWith('/inject') && (value === 'false' || value === 'disabled');
}

/** The annotation where it is read, or the field that took its place. */
function placedRight(at: string, pod: Pod): readonly Edit[] {
  const key = tokensOf(at).at(-1) ?? '';
  const { resource, annotations, metadataAt } = pod;
  const own = resource.metadata?.map('annotations');
  const isOnWorkload = at === own?.pointer(key);
  const value = isOnWorkload ? own?.string(key) : annotations.get(key);
  if (value === undefined || key.includes('seccomp.security.alpha')) return [];
  if (key.startsWith(appArmorAnnotationPrefix))
    return appArmorField(key.slice(appArmorAnnotationPrefix.length), value, pod);
  const holder = isOnWorkload ? metadataAt : `${resource.at}/metadata`;
  return [{ op: 'set', at: `${holder}/annotations/${escapeToken(key)}`, value }];
}

function appArmorField(name: string, annotation: string, { containers }: Pod): readonly Edit[] {
  const container = containers.find((one) => one.name === name);
  const value = profileOf(annotation);
  if (container === undefined || value === undefined || container.security.appArmorProfile !== undefined)
    return [];
  return [{ op: 'set', at: `${container.security.at}/appArmorProfile`, value }];
}
