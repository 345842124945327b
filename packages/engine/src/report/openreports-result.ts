import type { Severity } from '../checks/check.ts';
import { groupOf } from '../checks/index.generated.ts';
import type { Finding, Problem } from '../evaluate/finding.ts';
import { acceptedText } from './accepted-text.ts';

/** One result of an openreports.io report, as far as it is used. */
export interface OpenResult {
  readonly source: 'plimsoll';
  readonly policy: string;
  readonly category: string;
  readonly severity: Severity;
  readonly result: 'fail' | 'skip' | 'error';
  readonly scored: true;
  readonly message: string;
  readonly resources?: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace?: string;
    readonly name: string;
  }[];
  readonly properties: Readonly<Record<string, string>>;
}

/** A text of a result: more than this says nothing more, and an object has only so much room. */
const longest = 1024;

/** A finding as a result: `fail`, or `skip` where an exception covers it. */
export function resultOf({
  check,
  severity,
  message,
  resource,
  location,
  field,
  fingerprint,
  suppression,
}: Finding): OpenResult {
  const { apiVersion, kind, namespace, name, container } = resource;
  return {
    source: 'plimsoll',
    policy: cut(check),
    category: groupOf.get(check) ?? 'other',
    severity,
    result: suppression === undefined ? 'fail' : 'skip',
    scored: true,
    message: cut(message),
    resources: [
      {
        apiVersion: cut(apiVersion),
        kind: cut(kind),
        ...(namespace === undefined ? {} : { namespace: cut(namespace) }),
        name: cut(name),
      },
    ],
    properties: {
      file: cut(location.uri),
      line: String(location.line),
      field: cut(field),
      ...(container === undefined ? {} : { container: cut(container) }),
      ...(fingerprint === '' ? {} : { fingerprint: cut(fingerprint) }),
      ...(suppression === undefined ? {} : { accepted: cut(acceptedText(suppression)) }),
    },
  };
}

/** What could not be looked at, as a result. */
export function problemResult({ code, uri, line, message }: Problem): OpenResult {
  return {
    source: 'plimsoll',
    policy: cut(code),
    category: 'not-looked-at',
    severity: 'high',
    result: 'error',
    scored: true,
    message: cut(message),
    properties: { file: cut(uri), ...(line === undefined ? {} : { line: String(line) }) },
  };
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
