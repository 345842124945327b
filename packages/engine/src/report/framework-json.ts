import {
  neededText,
  type ControlStanding,
  type ControlStatus,
  type FrameworkStanding,
  type StandingSummary,
} from '../evaluate/standing.ts';
import type { Decided } from '../policy/frameworks/framework.ts';

/** A framework as the JSON report states it; its controls stand in the order of the standard. */
export interface JsonFramework {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly source: string;
  readonly summary: StandingSummary;
  readonly controls: readonly JsonControl[];
}

/** A control as the JSON report states it: what speaks against it are the findings of its checks. */
export interface JsonControl {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly level?: number;
  readonly decided: Decided;
  readonly status: ControlStatus;
  readonly findings: number;
  readonly accepted: number;
  readonly checks: readonly string[];
  /** Namespaces in which their findings do not count. */
  readonly spares?: readonly string[];
  readonly because?: string;
  readonly needed?: string;
}

export function jsonFramework({ framework, controls, summary }: FrameworkStanding): JsonFramework {
  const { id, title, version, source } = framework;
  return { id, title, version, source, summary, controls: controls.map(jsonControl) };
}

function jsonControl(standing: ControlStanding): JsonControl {
  const { control, status, findings, accepted, because } = standing;
  const needed = neededText(standing);
  const { id, title, section, level, decided, checks, spares } = control;
  return {
    id,
    title,
    section,
    ...(level === undefined ? {} : { level }),
    decided,
    status,
    findings,
    accepted,
    checks,
    ...(spares === undefined ? {} : { spares }),
    ...(because === undefined ? {} : { because }),
    ...(needed === undefined ? {} : { needed }),
  };
}
