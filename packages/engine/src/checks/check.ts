import type { ControlId, PodSecurityLevel } from '../analyzers/pod-security/control.ts';
import type { Container } from '../model/container.ts';
import type { JudgedException } from '../model/exception.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Pod } from '../model/pod.ts';
import type { KindName, Resource } from '../model/resource.ts';
import type { Fault, SchemaSource } from '../schema/fault.ts';
import { newestTypes } from '../schema/built-in.ts';
import type { ParsedDocument, Span } from '../parse/document.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { FixValueName, FixValues } from './fix-values.ts';
import { usualParameters, type Parameters } from './parameters.ts';

export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical';

/** The severities from the mildest to the worst. */
export const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/**
 * The least demanding profile that holds a check: `default` what almost every reviewer would ask to change, `strict`
 * opinions too, `all` also what only lists things to review.
 */
export type ProfileTier = 'default' | 'strict' | 'all';

/** The minor of the newest Kubernetes version whose API types are built in; what a scan judges by if nothing is said. */
export const newestKubernetes: number = newestTypes;

/** What a scan judges by. */
export interface Target {
  /** Minor of the Kubernetes version that the manifests are meant for: 36 is v1.36. */
  readonly minor: number;
  /** Set where a level of the Pod Security Standards is being judged and nothing else. */
  readonly level: PodSecurityLevel | undefined;
  readonly parameters: Parameters;
  /** The day of the scan as `2026-11-21`; `undefined` where nobody says, and what depends on it is then not judged. */
  readonly today: string | undefined;
}

/** A target with what a policy leaves unsaid filled in. */
export function makeTarget({
  minor = newestKubernetes,
  level,
  parameters = {},
  today,
}: {
  readonly minor?: number | undefined;
  readonly level?: PodSecurityLevel | undefined;
  readonly parameters?: Partial<Parameters>;
  readonly today?: string | undefined;
} = {}): Target {
  return { minor, level, parameters: { ...usualParameters, ...parameters }, today };
}

/** A fact that supports a finding, and where it stands. */
export interface EvidenceAt {
  readonly text: string;
  /** Pointer of the field that shows it. */
  readonly at?: string;
  /** Its text in the source, where no pointer leads to it. */
  readonly span?: Span;
}

/** One violation: `at` is the JSON Pointer of the field it is about, there or not. */
export interface Violation {
  readonly at: string;
  readonly message: string;
  readonly evidence?: readonly EvidenceAt[];
  /** The container it is about, where a check that looks at whole pods means one. */
  readonly container?: string;
  /** A field besides `at` of which this finding says it all too, for the checks that it implies. */
  readonly covers?: string;
  /**
   * Short texts of what makes it as bad as it is, such as the subjects of a binding, where a worse fault may come to stand in
   * the same field. They are part of what a finding is recognised by: one that is about more than before is new.
   */
  readonly about?: readonly string[];
  /**
   * Set where it is about a whole namespace that need not be among the manifests: every resource that shows it says so, and it
   * is told once, of the namespace. Only checks on relations say this.
   */
  readonly ofNamespace?: { readonly name: string | undefined };
}

/** Nothing, one or several violations; `undefined` is the quick way to say that all is well. */
export type Verdict = Violation | readonly Violation[] | undefined;

/** Something that a check cannot tell from what was given: neither a violation nor a pass. */
export interface Unknown {
  readonly at: string;
  /** "cannot tell: …", as a message says it. */
  readonly unknown: string;
  /** As of a violation. */
  readonly ofNamespace?: Violation['ofNamespace'];
}

/** What a check on relations says; what it cannot tell is reported beside the findings, as a part of the coverage. */
export type SnapshotVerdict = Violation | Unknown | readonly (Violation | Unknown)[] | undefined;

/**
 * An edit of a parsed document; pointers lead from its root, and all edits of one document mean it as it was before any of them.
 * A `set` makes the maps on the way that are missing; `-` appends to a list. `unrepeat` drops the lost ones of a key that stands
 * twice, which changes the text and not what Kubernetes reads.
 */
export type Edit =
  | {
      readonly op: 'set';
      readonly at: string;
      readonly value: JsonValue;
      readonly flags?: readonly WrittenFlag[];
    }
  | { readonly op: 'remove'; readonly at: string; readonly flags?: readonly WrittenFlag[] }
  | { readonly op: 'unrepeat'; readonly at: string };

/**
 * A flag of a command line that the value of an edit says, or that a removal takes out. Edits of one place go together where each
 * says which flags it is about: new entries of a list side by side, and what each wants of a list in one text.
 */
export interface WrittenFlag {
  readonly flag: string;
  readonly value: string;
  /** The items before, of a flag that lists them with commas between. */
  readonly before?: readonly string[];
}

/**
 * How to repair what a check finds, as data. `safe` cannot change how a working application behaves, or only in ways that the API
 * server would refuse otherwise; everything else is `unsafe`.
 */
export type Fix<S> = SafeFix<S> | UnsafeFix<S>;

interface SafeFix<S> extends Repair<S> {
  readonly safety: 'safe';
}

interface UnsafeFix<S> extends Repair<S> {
  readonly safety: 'unsafe';
  /** What to make sure of before it is applied, in one plain sentence: what could stop working, and how to see it. */
  readonly verify: string;
  /** Set where it is safe all the same for some violations, by what else the subject says. */
  readonly isSafeFor?: (violation: Violation, subject: S) => boolean;
}

interface Repair<S> {
  /** The values that it cannot do without and only the user knows; a function where that depends on the violation. */
  readonly needs?: readonly FixValueName[] | ((violation: Violation, subject: S) => readonly FixValueName[]);
  /** None where this violation has no determinate safe state. `target` is what the violation was judged by. */
  readonly edits: (violation: Violation, subject: S, values: FixValues, target: Target) => readonly Edit[];
  /**
   * Checks that have something to say only once this is repaired, because what they judge had no meaning before; `all` where nothing
   * of the resource was read as what it is meant to be.
   */
  readonly reveals?: readonly string[] | 'all';
  /** New resources that go with the edits, each in a file of its own; of the subject's namespace unless they name another. */
  readonly companions?: (
    violation: Violation,
    subject: S,
    values: FixValues,
    target: Target,
  ) => readonly JsonObject[];
}

/** What every check says about itself; the text is user documentation. */
export interface CheckText {
  /** Kebab-case, readable, and never changed once published. */
  readonly id: string;
  /** Names the fault in eight words or fewer. */
  readonly title: string;
  readonly severity: Severity;
  /** Why this severity: what an attacker gains, in one line. */
  readonly gain: string;
  /** What an attacker or an accident does with it, in one or two plain sentences. */
  readonly why: string;
  /** What to write instead, for the developer who has to act. */
  readonly remedy: string;
  /** The published sentences it implements, and pages worth reading. */
  readonly references: readonly string[];
  /** Peers' checks that this one answers for, as `peer:id` (facts: check topics). */
  readonly aliases: readonly string[];
  /**
   * Peers' checks about the same thing, as `peer:id`, that answer otherwise: an exception for one of them counts for this check
   * too, so that what was agreed on there need not be agreed on again.
   */
  readonly acceptedAs?: readonly string[];
  /** Set where it judges how a manifest is written and not what it does: no repair is refused for its sake. */
  readonly isOnlyStyle?: true;
  readonly profile: ProfileTier;
  /** Checks whose finding at the same field, or at a field directly in it, says it all; this one then stays silent. */
  readonly impliedBy?: readonly string[];
  /**
   * Checks whose finding about the same container, or about its whole pod, leaves this one without meaning; it is then
   * silent, unless a level is being judged.
   */
  readonly mootBy?: readonly string[];
  /** The control of the Pod Security Standards that this check is, or is a part of. */
  readonly control?: ControlId | readonly ControlId[];
}

/** Looks at one container of a pod; its findings name the container. */
export interface ContainerCheck extends CheckText {
  readonly on: 'container';
  readonly evaluate: (container: Container, pod: Pod, target: Target) => Verdict;
  readonly fix?: Fix<Pod>;
}

/** Looks at one pod spec, in a Pod or in a workload's template. */
export interface PodCheck extends CheckText {
  readonly on: 'pod';
  readonly evaluate: (pod: Pod, target: Target) => Verdict;
  readonly fix?: Fix<Pod>;
}

/** Looks at one resource of the kinds it names; an empty list means every kind. */
export interface ResourceCheck extends CheckText {
  readonly on: 'resource';
  readonly kinds: readonly KindName[];
  /**
   * A quick look whether a resource has what the check is about, taken once for all checks that share it. Where it is
   * false, `evaluate` finds nothing.
   */
  readonly concerns?: (resource: Resource) => boolean;
  readonly evaluate: (resource: Resource, target: Target) => Verdict;
  readonly fix?: Fix<Resource>;
}

/** What a fault was found in, and by which schema. */
export interface FaultContext {
  readonly resource: Resource;
  readonly source: SchemaSource;
  readonly target: Target;
}

/** Looks at what a resource has other than the schema of its kind says, one fault at a time. */
export interface SchemaCheck extends CheckText {
  readonly on: 'schema';
  readonly evaluate: (fault: Fault, context: FaultContext) => Violation | undefined;
  readonly fix?: Fix<Resource>;
}

/** Looks at one YAML document as text, before it is resources. */
export interface DocumentCheck extends CheckText {
  readonly on: 'document';
  readonly evaluate: (document: ParsedDocument) => Verdict;
  readonly fix?: Fix<Resource>;
}

/** Relates one slim resource to the others; it reports only about its own subject. */
export interface SnapshotCheck extends CheckText {
  readonly on: 'snapshot';
  readonly kinds: readonly KindName[];
  /** As for a check on resources; see `about-slim.ts`. */
  readonly concerns?: (resource: SlimResource) => boolean;
  readonly evaluate: (resource: SlimResource, snapshot: Snapshot, target: Target) => SnapshotVerdict;
  readonly fix?: Fix<Resource>;
}

/** Looks at one exception after the scan; its finding lies where the exception is written. */
export interface ExceptionCheck extends CheckText {
  readonly on: 'exception';
  /** The finding's message; `undefined` where all is well. */
  readonly evaluate: (exception: JudgedException) => string | undefined;
  readonly fix?: never;
}

export type Check =
  | ContainerCheck
  | PodCheck
  | ResourceCheck
  | SchemaCheck
  | DocumentCheck
  | SnapshotCheck
  | ExceptionCheck;
