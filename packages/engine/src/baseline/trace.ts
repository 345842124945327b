import type { Finding } from '../evaluate/finding.ts';
import type { KindName } from '../model/resource.ts';
import { kindNameOf } from '../model/resource.ts';

/** What a finding of one scan is recognised by in another. */
export interface Trace {
  readonly check: string;
  readonly fingerprint: string;
  readonly kind: KindName;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly container: string | undefined;
  /** The field with names in place of positions in lists; `undefined` where only the fingerprint is known. */
  readonly path: string | undefined;
  /** What it is about beside the field, where its check says so. */
  readonly about?: readonly string[];
  /** The source in which it was examined. */
  readonly uri: string;
  /** The file to which a finding in a rendered source leads back. */
  readonly from?: string;
}

/** The trace of a finding. */
export function traceOf({ check, fingerprint, resource, path, about, location, unit }: Finding): Trace {
  const { apiVersion, kind, namespace, name, container } = resource;
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  return {
    check,
    fingerprint,
    kind: kindNameOf({ group, kind }),
    namespace,
    name,
    container,
    path,
    ...(about === undefined ? {} : { about }),
    uri: unit ?? location.uri,
    ...(unit === undefined ? {} : { from: location.uri }),
  };
}

/** What names an object within everything that is looked at, whatever file it stands in. */
export function objectKey({ kind, namespace, name }: Pick<Trace, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}\n${namespace ?? ''}\n${name}`;
}

/** The key by which findings of one and the same object agree. */
export function sameObjectKey({ check, container, fingerprint }: Trace): string {
  return `${check}\n${container ?? ''}\n${fingerprint}`;
}

/** The key by which findings of an object and of what it was renamed to agree; `undefined` where that cannot be told. */
export function renamedKey({ check, container, path }: Trace): string | undefined {
  return path === undefined ? undefined : `${check}\n${container ?? ''}\n${path}`;
}

/** Whether the later of two findings is about nothing that the earlier is not about too. */
export function isNoWorse(before: Pick<Trace, 'about'>, { about = [] }: Pick<Trace, 'about'>): boolean {
  return about.every((one) => before.about?.includes(one) === true);
}
