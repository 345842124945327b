import type { ValuePath } from '../chart-values.ts';
import type { Written } from './template-extent.ts';
import type { ValuesFiles } from './values-change.ts';

/** What is asked about a rendered document: its fields in templates, and the values behind them. */
export interface Question extends Written {
  readonly files: ValuesFiles;
  /** What among the values a template prints as a whole map or list, by what its leaves are called. */
  readonly printedWhole: (pointer: string) => ValuePath | undefined;
}
