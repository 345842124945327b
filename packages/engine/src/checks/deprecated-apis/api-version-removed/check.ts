import { leaveRemovedVersion } from '../next-version.ts';
import { isRemoved, lifecycleOf } from '../../../model/api-lifecycle.ts';
import type { ResourceCheck } from '../../check.ts';
import { insteadOf } from '../replacement.ts';

export const apiVersionRemoved: ResourceCheck = {
  id: 'api-version-removed',
  title: 'API version is gone',
  severity: 'medium',
  gain: 'A policy, role or network rule in this manifest protects nothing, because the cluster does not have it.',
  why: 'The target release does not serve this version, so the API server refuses the manifest, and a deployment stops half-way.',
  remedy:
    'Rewrite the manifest for the version that the message names; fields may have moved, so compare with its reference.',
  references: [
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
  ],
  aliases: [
    'kube-linter:no-extensions-v1beta',
    'trivy:KSV-0107',
    'kube-score:stable-version',
    'kubeaudit:deprecatedapis',
    'kubeaudit-result:deprecatedapis.DeprecatedAPIUsed',
    'monokle:K8S003',
    'kics:94b76ea5-e074-4ca2-8a03-c5a606e30645',
  ],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: (resource, target) => {
    const lifecycle = lifecycleOf(resource);
    if (lifecycle === undefined || !isRemoved(lifecycle, target.minor)) return undefined;
    return {
      at: resource.fields.pointer('apiVersion'),
      message: `\`${resource.apiVersion}\` ${resource.kind} is not served from 1.${lifecycle.removed} on; ${insteadOf(lifecycle.replacement)}`,
    };
  },
  fix: leaveRemovedVersion,
};
