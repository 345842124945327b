import { podSecurityLabelPrefix } from '../../analyzers/pod-security/namespace-labels.ts';
import type { Fields } from '../../model/fields.ts';
import { escapeToken } from '../../model/pointer.ts';
import type { Resource } from '../../model/resource.ts';

/** The label by which a namespace enforces a level. */
export const enforceLabel: string = `${podSecurityLabelPrefix}enforce`;

/** The labels of a resource, where it has some. */
export function labelsOf({ metadata }: Resource): Fields | undefined {
  return metadata?.map('labels');
}

/** Pointer of a label, there or not. */
export function labelPointer(at: string, label: string): string {
  return `${at}/metadata/labels/${escapeToken(label)}`;
}

/** True for the namespaces that come with every cluster and hold parts of it. */
export function isSystemNamespace(name: string): boolean {
  return name === 'kube-system' || name === 'kube-public' || name === 'kube-node-lease';
}
