import type { ChangedTexts } from '../render/render-sources.ts';

/** What `helm template` is told, and how far it may go. */
export interface HelmOptions {
  /** The folder that paths in the options are relative to. */
  readonly cwd: string;
  /** Where `helm` is looked for, as in `PATH`. */
  readonly searchPath: string | undefined;
  /** Files of values; where there are some, a chart has no other variants. */
  readonly values: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly setFile: readonly string[];
  /** The name of the chart where nothing is said. */
  readonly releaseName: string | undefined;
  /** Helm renders for `default` where nothing is said; what is judged does not take that for a decision. */
  readonly namespace: string | undefined;
  readonly kubeVersion: string | undefined;
  readonly apiVersions: readonly string[];
  /** Whether the user leaves out a template, by its uri. */
  readonly isExcluded?: (uri: string) => boolean;
  /** Texts that templates and files of values are taken to hold; nothing is written to the chart. */
  readonly changed?: ChangedTexts;
  /** How much is found out about what is rendered: nothing, the lines of templates, or the values in them too. */
  readonly tracing: 'nothing' | 'lines' | 'values';
  /** For one rendering. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}
