import { tokensOf } from '../../../model/pointer.ts';
import { nearest } from '../../../model/near-name.ts';
import type { Resource } from '../../../model/resource.ts';
import { noPodIsRefused } from '../level-fix.ts';
import {
  fallback,
  isLevel,
  isVersion,
  podSecurityLabelPrefix,
  type PodSecurityMode,
} from '../../../analyzers/pod-security/namespace-labels.ts';
import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation, Edit } from '../../check.ts';
import { labelsOf, labelPointer } from '../enforced-level.ts';

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
  fix: {
    safety: 'unsafe',
    verify: noPodIsRefused,
    // What the API server refuses, and labels that only warn, keep no pod out.
    isSafeFor: (violation, resource) =>
      !meantBy(violation, resource).some(
        ({ op, at }) => op === 'set' && at !== violation.at && at.includes('enforce'),
      ),
    reveals: [
      'pod-security-level-not-restricted',
      'pod-security-labels-incomplete',
      'pod-security-version-outdated',
    ],
    edits: meantBy,
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

const names: readonly string[] = [...modes.keys()].flatMap((mode) => [mode, `${mode}-version`]);

/** The label that was meant in place of the key, with a value that the standard has; none where that cannot be told. */
function meantBy({ at }: Violation, resource: Resource): readonly Edit[] {
  const key = tokensOf(at).at(-1) ?? '';
  const labels = labelsOf(resource);
  const inLabels = at === labels?.pointer(key);
  const written = inLabels ? labels?.string(key) : resource.metadata?.map('annotations')?.string(key);
  const name = nearest(key.slice(key.indexOf('/') + 1), names);
  const value = name === undefined ? undefined : meantValue(name, written ?? '');
  const right = `${podSecurityLabelPrefix}${name ?? ''}`;
  if (inLabels && right === key) return value === undefined ? [] : [{ op: 'set', at, value }];
  const remove: Edit = { op: 'remove', at };
  if (value === undefined || labels?.has(right) === true) return [remove];
  return [{ op: 'set', at: labelPointer(resource.at, right), value }, remove];
}

const versionNumber = /^v?1\.0{0,3}([0-9]{1,3})$/u;

function meantValue(name: string, written: string): string | undefined {
  const value = written.trim().toLowerCase();
  if (!name.endsWith('-version')) return isLevel(value) ? value : undefined;
  const minor = versionNumber.exec(value)?.[1];
  const version = minor === undefined ? value : `v1.${minor}`;
  return isVersion(version) ? version : undefined;
}
