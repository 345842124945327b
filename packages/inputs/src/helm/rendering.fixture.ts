import { delimiter } from 'node:path';

import { findSources } from '../find-sources.ts';
import { findProgram } from '../program/find-program.ts';
import type { Rendering } from '../render/render-sources.ts';
import type { HelmOptions } from './helm-options.ts';
import { renderCharts } from './render-charts.ts';

/** Whether there is no Helm for tests to run. */
export const isHelmMissing: boolean = findProgram('helm', process.env['PATH']) === undefined;

/** Renders the charts in a folder as the command line would. */
export async function renderedIn(cwd: string, options: Partial<HelmOptions> = {}): Promise<Rendering> {
  const { files } = findSources(['.'], { cwd });
  return renderCharts(files, { ...usual, cwd, ...options });
}

/** A search path with one folder before the usual ones. */
export function pathWith(folder: string): string {
  return [folder, '/usr/bin', '/bin'].join(delimiter);
}

const usual: Omit<HelmOptions, 'cwd'> = {
  searchPath: process.env['PATH'],
  values: [],
  set: [],
  setString: [],
  setFile: [],
  releaseName: undefined,
  namespace: undefined,
  kubeVersion: undefined,
  apiVersions: [],
  tracing: 'values',
};
