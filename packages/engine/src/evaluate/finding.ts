import type { Severity } from '../checks/check.ts';
import type { Suppression } from '../model/exception.ts';
import type { Location } from '../model/location.ts';
import type { KindName } from '../model/resource.ts';

/** Which resource, and which of its containers, a finding is about. */
export interface ResourceRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent where the manifest names none. */
  readonly namespace?: string;
  readonly name: string;
  readonly container?: string;
}

/** A fact that supports a finding. */
export interface Evidence {
  readonly text: string;
  readonly uri?: string;
  readonly line?: number;
  /** Whether it says what made the resource: of all findings in a file mostly the same, and then said once. */
  readonly isMaker?: true;
}

/** One violation of one check at one place of one resource. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly resource: ResourceRef;
  readonly location: Location;
  /** RFC 6901 pointer of the field the finding is about, there or not. */
  readonly field: string;
  readonly evidence: readonly Evidence[];
  /** Stays the same when the file is moved, reformatted or reordered; empty where the plan asks for none. */
  readonly fingerprint: string;
  /** The field with names in place of positions in lists; present where the scan is compared with another. */
  readonly path?: string;
  /** What it is about beside the field; present where its check says so and the scan is compared with another. */
  readonly about?: readonly string[];
  /** The rendered source in which it was examined, where its location leads elsewhere and the scan is compared. */
  readonly unit?: string;
  /** Set where it was examined in what was rendered from a chart or an overlay: its field is one of that, not of its file. */
  readonly isRendered?: true;
  /** What its resource is called where it is written, where a rendering may call it otherwise and the scan is compared. */
  readonly writtenAs?: string;
  /** Set where another finding says it all or leaves it without meaning; only where such findings are asked for. */
  readonly isSilenced?: true;
  /** Present where an exception covers it. */
  readonly suppression?: Suppression;
}

/** Something that could not be read or judged, and where. */
export interface Problem {
  readonly code: string;
  readonly uri: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** Something that a check on relations could not tell from what was given, said once for each check and message. */
export interface Undecided {
  readonly check: string;
  readonly message: string;
  readonly uri: string;
  readonly line: number;
  /** The objects that it could not tell it of; present where the scan is compared with another. */
  readonly objects?: readonly NamedObject[];
}

/** What names an object, whatever file it stands in. */
export interface NamedObject {
  readonly kindName: KindName;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** The fixed order of findings: uri, line, check, pointer; by UTF-16 units, the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.location.uri, b.location.uri) ||
    a.location.line - b.location.line ||
    compareText(a.check, b.check) ||
    compareText(a.field, b.field)
  );
}

/** Plain comparison by UTF-16 units. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
