import { newestTypes } from '../../../schema/built-in.ts';
import { builtInVerdict } from '../../../schema/built-in-verdict.ts';
import type { Resource } from '../../../model/resource.ts';
import type { UnservedKind } from '../../../schema/fault.ts';
import type { SchemaCheck } from '../../check.ts';
import { authority } from '../schema-words.ts';

export const kindNotServed: SchemaCheck = {
  id: 'kind-not-served',
  title: 'Cluster knows no such kind',
  severity: 'medium',
  gain: 'A policy, role or limit in this manifest protects nothing, because the cluster never takes it.',
  why: 'The target release does not serve this kind in this API version, so the manifest cannot be applied, and nothing in it was compared with a schema.',
  remedy:
    'Correct `apiVersion` or `kind`, or raise the target version with `--kubernetes-version` if the cluster is newer.',
  references: [
    'https://kubernetes.io/docs/reference/using-api/#api-groups',
    'https://kubernetes.io/docs/reference/kubernetes-api/',
  ],
  aliases: ['kube-linter:schema-validation'],
  profile: 'default',
  on: 'schema',
  evaluate: (fault, { resource, source }) => {
    if (fault.kind !== 'unserved-kind') return undefined;
    const { apiVersion, kind } = resource;
    return {
      at: fault.at,
      message: `${authority(source)} serves no ${kind} of \`${apiVersion}\`${advice(fault, resource)}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: 'Verify that this kind is meant: `kubectl explain` says what an object of it does.',
    // The API server refuses the version, and the kind stays.
    isSafeFor: (_violation, resource) => meantFor(resource)?.kind === resource.kind,
    reveals: 'all',
    edits: (_violation, resource) => {
      const meant = meantFor(resource);
      if (meant === undefined) return [];
      const { apiVersion, kind } = meant;
      return [
        ...(apiVersion === resource.apiVersion
          ? []
          : [{ op: 'set', at: `${resource.at}/apiVersion`, value: apiVersion } as const]),
        ...(kind === resource.kind ? [] : [{ op: 'set', at: `${resource.at}/kind`, value: kind } as const]),
      ];
    },
  },
};

function advice({ since, meant }: UnservedKind, { apiVersion, kind }: Resource): string {
  const later = since === undefined ? '' : ` yet; it comes with 1.${since}`;
  if (meant === undefined) return later;
  if (meant.kind !== kind) {
    const other = meant.apiVersion === apiVersion ? '' : ` of \`${meant.apiVersion}\``;
    return `${later}; did you mean \`kind: ${meant.kind}\`${other}?`;
  }
  return meant.apiVersion === apiVersion ? later : `${later}; write \`apiVersion: ${meant.apiVersion}\``;
}

function meantFor(resource: Resource): UnservedKind['meant'] {
  const faults = builtInVerdict(resource, newestTypes)?.faults ?? [];
  return faults.flatMap((fault) => (fault.kind === 'unserved-kind' ? [fault.meant] : []))[0];
}
