import { escapeToken } from '../../../model/pointer.ts';
import {
  isValidSelector,
  plainSelectorAt,
  selectorAt,
  selectorText,
  selects,
} from '../../../model/selector.ts';
import type { ResourceCheck } from '../../check.ts';

/** These name labels only; all others have a selector with `matchLabels` and `matchExpressions`. */
const plainKinds: readonly string[] = ['ReplicationController', 'DeploymentConfig'];
const noLabels: ReadonlyMap<string, string> = new Map();

export const selectorTemplateMismatch: ResourceCheck = {
  id: 'selector-template-mismatch',
  title: 'Selector does not match its own pods',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A workload counts the pods that its selector matches. Those made from a template with other labels would never be counted, so the API server refuses that.',
  remedy: 'Write the labels of `spec.selector` under `spec.template.metadata.labels` too.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-selector',
  ],
  aliases: [
    'kube-linter:mismatching-selector',
    'kubescape:C-0296',
    'kube-score:deployment-pod-selector-labels-match-template-metadata-labels',
    'kube-score:statefulset-pod-selector-labels-match-template-metadata-labels',
  ],
  profile: 'default',
  on: 'resource',
  kinds: [
    'Deployment.apps',
    'Deployment.extensions',
    'StatefulSet.apps',
    'DaemonSet.apps',
    'DaemonSet.extensions',
    'ReplicaSet.apps',
    'ReplicaSet.extensions',
    'ReplicationController',
    'Job.batch',
    'DeploymentConfig.apps.openshift.io',
  ],
  evaluate: ({ fields, kind, name }) => {
    const spec = fields.map('spec');
    const template = spec?.map('template');
    if (template === undefined) return undefined;
    const selector = plainKinds.includes(kind)
      ? plainSelectorAt(spec, 'selector')
      : selectorAt(spec, 'selector');
    if (selector === undefined || !isValidSelector(selector)) return undefined;
    if (selects(selector, template.map('metadata')?.stringMap('labels') ?? noLabels)) return undefined;
    return {
      at: selector.at,
      message: `the API server refuses ${kind} \`${name}\`: its selector \`${selectorText(selector)}\` does not match the labels of its template`,
    };
  },
  fix: {
    safety: 'safe',
    edits: (_violation, { fields, kind }) => {
      const spec = fields.map('spec');
      const selector = plainKinds.includes(kind)
        ? plainSelectorAt(spec, 'selector')
        : selectorAt(spec, 'selector');
      if (spec === undefined || selector === undefined) return [];
      const labels = spec.map('template')?.map('metadata')?.stringMap('labels') ?? noLabels;
      const lacking = [...selector.matchLabels].filter(([key, value]) => labels.get(key) !== value);
      // Which label an expression wants cannot be told.
      if (!selects(selector, new Map([...labels, ...lacking]))) return [];
      const at = `${spec.pointer('template')}/metadata/labels`;
      return lacking.map(([key, value]) => ({ op: 'set', at: `${at}/${escapeToken(key)}`, value }));
    },
  },
};
