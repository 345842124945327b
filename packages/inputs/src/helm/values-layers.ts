import { placedDocuments } from '@plimsoll/engine';

import { isInputProblem } from '../input-problem.ts';
import { readSource } from '../read-source.ts';
import { documentIn } from './chart-parts.ts';
import type { ValuesLayer } from './chart-values.ts';
import type { ChartVariant, PreparedChart } from './prepared-chart.ts';

/** The files of values of a chart from the innermost to the last that the user names: subcharts yield to what holds them. */
export function layersOf(
  { parts, tree, found }: PreparedChart,
  { files }: ChartVariant,
): readonly ValuesLayer[] {
  const own = parts.toReversed().flatMap(({ folder, valuesPath }): readonly ValuesLayer[] => {
    const name = `${folder}values.yaml`;
    const document = documentIn(tree, name);
    return document === undefined ? [] : [{ document, uri: found.uriPrefix + name, below: valuesPath }];
  });
  const named = files.flatMap((file): readonly ValuesLayer[] => {
    const source = readSource(file);
    const document = isInputProblem(source) ? undefined : placedDocuments(source).documents[0];
    return document === undefined ? [] : [{ document, uri: file.uri, below: [] }];
  });
  return [...own, ...named];
}
