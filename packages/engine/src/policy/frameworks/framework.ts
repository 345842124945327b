import type { FrameworkName } from './names.ts';

/**
 * How a control is decided: by evidence alone, by evidence one half and a person's statement the other, or by a
 * statement alone.
 */
export type Decided = 'automated' | 'partly' | 'attested';

/** Where evidence comes from. Manifests are `api-object`, and what they hold of a kubelet's configuration. */
export type EvidenceKind =
  | 'api-object'
  | 'kubelet-configz'
  | 'node-file'
  | 'image-scan'
  | 'runtime'
  | 'audit'
  | 'attestation';

/** What is known of a control beside its checks; the title is ours. */
export interface ControlText {
  readonly id: string;
  readonly title: string;
  /** The part of the standard it stands in. */
  readonly section: string;
  /** How demanding the standard calls it, such as level 2 of a benchmark. */
  readonly level?: number;
  readonly decided: Decided;
  readonly evidence: readonly EvidenceKind[];
  /** What the evidence would show. */
  readonly how?: string;
}

export interface FrameworkText {
  readonly id: FrameworkName;
  readonly title: string;
  readonly version: string;
  readonly source: string;
  /** What somebody has to state before any control of it can be passed. */
  readonly scope?: string;
  readonly controls: readonly ControlText[];
}

/** How checks answer a control. */
export interface Answer {
  /** The checks whose sentences are the control's own, or a part of it. */
  readonly checks: readonly string[];
  /** What they leave open, as a thing that would be needed. */
  readonly rest?: string;
  /** The namespaces that the control does not ask about: what is found there does not speak against it. */
  readonly spares?: readonly string[];
}

/** Which checks answer the controls of a framework, by the id of the control; one that is absent has no check. */
export type Mapping = Readonly<Record<string, Answer>>;

export interface Control extends ControlText, Answer {}

/** A control that a check answers, and the framework it belongs to. */
export interface AnsweredControl {
  readonly framework: FrameworkName;
  readonly control: string;
}

/** A published standard: its numbered controls, and the checks that answer them. */
export interface Framework extends FrameworkText {
  readonly controls: readonly Control[];
}

/** Puts text and mapping together. Throws where the mapping names a control that the framework has not. */
export function withAnswers(text: FrameworkText, mapping: Mapping): Framework {
  const known = new Set(text.controls.map(({ id }) => id));
  const strange = Object.keys(mapping).find((id) => !known.has(id));
  if (strange !== undefined) throw new Error(`framework \`${text.id}\` has no control \`${strange}\``);
  return {
    ...text,
    controls: text.controls.map((control) => ({ ...control, ...answerOf(mapping[control.id]) })),
  };
}

const noChecks: Answer = { checks: [] };

/** A check that two of the lists in it name counts once. */
function answerOf(answer: Answer = noChecks): Answer {
  return { ...answer, checks: [...new Set(answer.checks)] };
}
