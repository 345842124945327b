import { severities, type Severity } from '../../checks/check.ts';
import type { Finding, ResourceRef } from '../../evaluate/finding.ts';

/** What is found in one file, resource by resource. */
export interface FileGroup {
  readonly uri: string;
  readonly resources: readonly ResourceGroup[];
}

/** What is found in one resource, fault by fault. */
export interface ResourceGroup {
  readonly resource: ResourceRef;
  readonly faults: readonly Fault[];
}

/** The findings of one check in one resource, of which there is at least one. */
export interface Fault {
  readonly first: Finding;
  readonly others: readonly Finding[];
}

/** Groups findings by file, then resource, then check, the worst first in each; otherwise their order stays. */
export function groupFindings(findings: readonly Finding[]): readonly FileGroup[] {
  const files = [...Map.groupBy(findings, ({ location }) => location.uri)].map(([uri, inFile]) => ({
    uri,
    worst: worstOf(inFile),
    resources: resourcesOf(inFile),
  }));
  return files.toSorted((a, b) => b.worst - a.worst);
}

function resourcesOf(findings: readonly Finding[]): readonly ResourceGroup[] {
  const resources = [...Map.groupBy(findings, ({ resource }) => identityOf(resource)).values()].map(
    (inResource) => ({ inResource, worst: worstOf(inResource) }),
  );
  return resources
    .toSorted((a, b) => b.worst - a.worst)
    .flatMap(({ inResource: [first, ...others] }) =>
      first === undefined ? [] : { resource: first.resource, faults: faultsOf([first, ...others]) },
    );
}

function faultsOf(findings: readonly Finding[]): readonly Fault[] {
  return [...Map.groupBy(findings, ({ check, severity }) => `${severity} ${check}`).values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : { first, others }))
    .toSorted((a, b) => rankOf(b.first.severity) - rankOf(a.first.severity));
}

function identityOf({ apiVersion, kind, namespace, name }: ResourceRef): string {
  return [apiVersion, kind, namespace ?? '', name].join('\n');
}

function worstOf(findings: readonly Finding[]): number {
  return findings.reduce((worst, { severity }) => Math.max(worst, rankOf(severity)), -1);
}

function rankOf(severity: Severity): number {
  return severities.indexOf(severity);
}
