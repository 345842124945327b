import { leaveDeprecatedVersion } from '../next-version.ts';
import { isRemoved, lifecycleOf } from '../../../model/api-lifecycle.ts';
import { isKeptByController } from '../../../model/endpoints.ts';
import type { ResourceCheck } from '../../check.ts';
import { insteadOf } from '../replacement.ts';

export const apiVersionDeprecated: ResourceCheck = {
  id: 'api-version-deprecated',
  title: 'API version is deprecated',
  severity: 'low',
  gain: 'An attacker gains nothing directly; an upgrade for security fixes is put off, or takes away what the manifest sets up.',
  why: 'The target release still serves this version and warns of it; a later one will refuse the manifest.',
  remedy:
    'Rewrite the manifest for the version that the message names; fields may have moved, so compare with its reference.',
  references: [
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
  ],
  aliases: [
    'trivy:KSV-0107',
    'kube-score:stable-version',
    'kubeaudit:deprecatedapis',
    'kubeaudit-result:deprecatedapis.DeprecatedAPIUsed',
    'monokle:K8S002',
    'kics:94b76ea5-e074-4ca2-8a03-c5a606e30645',
  ],
  profile: 'default',
  on: 'resource',
  kinds: [],
  evaluate: (resource, target) => {
    const lifecycle = lifecycleOf(resource);
    if (lifecycle?.deprecated === undefined || lifecycle.deprecated > target.minor) return undefined;
    if (isRemoved(lifecycle, target.minor)) return undefined;
    // A controller writes these for every service of a live cluster; nobody can rewrite them.
    const { kind, metadata } = resource;
    if (kind === 'Endpoints' && metadata !== undefined && isKeptByController(metadata)) return undefined;
    const end = lifecycle.removed === undefined ? '' : ` and gone from 1.${lifecycle.removed} on`;
    return {
      at: resource.fields.pointer('apiVersion'),
      message: `\`${resource.apiVersion}\` ${kind} has been deprecated since 1.${lifecycle.deprecated}${end}; ${insteadOf(lifecycle.replacement)}`,
    };
  },
  fix: leaveDeprecatedVersion,
};
