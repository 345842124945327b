import {
  fallback,
  isLevel,
  isVersion,
  podSecurityLabelPrefix,
  type PodSecurityMode,
} from '../../../analyzers/pod-security/namespace-labels.ts';
import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { labelsOf } from '../enforced-level.ts';

const modes: ReadonlyMap<string, PodSecurityMode> = new Map([
  ['enforce', 'enforce'],
  ['audit', 'audit'],
  ['warn', 'warn'],
]);

/** Prefixes that people write for the right one. */
const wrongPrefix =
  /^(?:podsecurity|pod-security|podsecurity\.admission|pod-security\.admission|psa|security)\.(?:kubernetes|k8s)\.io\//u;

export const podSecurityLabelTypo: ResourceCheck = {
  id: 'pod-security-label-typo',
  title: 'Pod security label is misspelt',
  severity: 'medium',
  gain: 'Pods are admitted that the author of the label meant to keep out.',
  why: 'The API server takes an unknown key without a word and goes by the default of the cluster; an unknown value it refuses, or replaces by one of its own.',
  remedy:
    'Write the labels `enforce`, `audit`, `warn` and their `-version` after `pod-security.kubernetes.io/`, a level as `privileged`, `baseline` or `restricted`, and a version as `latest` or `v1.36`.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#pod-security-kubernetes-io-enforce',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Namespace'],
  evaluate: (resource) => {
    const labels = labelsOf(resource);
    const annotations = resource.metadata?.map('annotations');
    const violations: Violation[] = [];
    if (labels !== undefined) judgeLabels(labels, violations);
    if (annotations !== undefined) judgeAnnotations(annotations, violations);
    return violations;
  },
};

function judgeLabels(labels: Fields, violations: Violation[]): void {
  for (const key of Object.keys(labels.object)) {
    const fault = faultOf(labels, key);
    if (fault !== undefined) violations.push({ at: labels.pointer(key), message: fault });
  }
}

function faultOf(labels: Fields, key: string): string | undefined {
  const name = key.slice(key.indexOf('/') + 1);
  const isVersionLabel = name.endsWith('-version');
  const mode = modes.get(isVersionLabel ? name.slice(0, -'-version'.length) : name);
  if (!key.startsWith(podSecurityLabelPrefix)) {
    return mode !== undefined && wrongPrefix.test(key)
      ? `label \`${key}\` has no effect: the prefix is \`${podSecurityLabelPrefix}\``
      : undefined;
  }
  if (mode === undefined) {
    return `label \`${key}\` has no effect: after the prefix stands \`enforce\`, \`audit\`, \`warn\` or one of these with \`-version\``;
  }
  const value = labels.string(key) ?? '';
  if (isVersionLabel ? isVersion(value) : isLevel(value)) return undefined;
  return isVersionLabel
    ? `\`${value}\` in label \`${key}\` is no version of the standard; the API server refuses it, and one that is stored already acts as \`latest\``
    : `\`${value}\` in label \`${key}\` is no level; the API server refuses it, and one that is stored already acts as \`${fallback(mode)}\``;
}

function judgeAnnotations(annotations: Fields, violations: Violation[]): void {
  for (const key of Object.keys(annotations.object)) {
    if (!key.startsWith(podSecurityLabelPrefix)) continue;
    violations.push({
      at: annotations.pointer(key),
      message: `annotation \`${key}\` has no effect: admission reads labels of the namespace`,
    });
  }
}
