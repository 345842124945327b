import {
  countBySeverity,
  levelJudge,
  relocate,
  type ChangedText,
  type Finding,
  type LevelsMet,
  type PlanOrder,
  type Source,
  type Standing,
} from '@plimsoll/engine';
import { askedAmong, checksAskedFor } from '../fix/repair.ts';
import type { Scanned, Workbench } from '../fix/workbench.ts';

/** The files in one state: what is found in them, where people can mend it, and what the levels admit of them. */
export interface Looked {
  readonly findings: readonly Finding[];
  readonly levels: LevelsMet;
}

/** Looks at a state of the files of a workbench: what a scan of it would find, and what the levels admit. */
export type Look = (state: Scanned, files: readonly ChangedText[]) => Looked;

/** Findings where people can mend them; what several variants of a chart or an overlay show is one. */
export function placed(findings: readonly Finding[], { report, rendered }: Scanned): readonly Finding[] {
  const origins = new Map(rendered.map(({ source, origin }) => [source.uri, origin]));
  return relocate({ ...report, findings }, origins).findings;
}

/** How states of the files of a workbench are looked at. A file that stays the same is judged by the levels once. */
export function lookAt(bench: Workbench, order: PlanOrder): Look {
  const own = checksAskedFor(order);
  const judge = levelJudge({ minor: bench.plan.target.minor, withEmbeddedPods: order.withEmbeddedPods });
  const known = new Map<string, { readonly text: string; readonly met: LevelsMet }>();
  const metIn = (source: Source): LevelsMet => {
    const last = known.get(source.uri);
    if (last?.text === source.text) return last.met;
    const met = judge(source);
    if (last === undefined) known.set(source.uri, { text: source.text, met });
    return met;
  };
  return (state, files) => {
    const changed = new Map(files.map(({ uri, after }) => [uri, after]));
    const rendered = new Map(state.rendered.map(({ source }) => [source.uri, source]));
    const read = new Set([...(state.report.inventory?.sources ?? []), ...rendered.keys()]);
    const sources = [...read].flatMap((uri): readonly Source[] => {
      const text = changed.get(uri);
      const source = rendered.get(uri) ?? (text === undefined ? bench.sourceOf(uri) : { uri, text });
      return source === undefined ? [] : [source];
    });
    return {
      findings: placed(askedAmong(state.report.findings, own), state),
      levels: sources.map(metIn).reduce(
        (sum, met) => ({
          workloads: sum.workloads + met.workloads,
          baseline: sum.baseline + met.baseline,
          restricted: sum.restricted + met.restricted,
        }),
        { workloads: 0, baseline: 0, restricted: 0 },
      ),
    };
  };
}

/** A state by its numbers. */
export function standingOf(state: Standing['state'], { findings, levels }: Looked): Standing {
  return { state, bySeverity: countBySeverity(findings), levels };
}
