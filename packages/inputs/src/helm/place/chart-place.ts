import { candidatesOf, type Option } from '../../render/place/candidates.ts';
import { distinct } from '../../render/place/distinct.ts';
import { wishesOf, type Wish } from '../../render/place/wishes.ts';
import type { Place } from '../../render/render-sources.ts';
import type { TracedDocument } from '../chart-origin.ts';
import type { ValuePath } from '../chart-values.ts';
import { fieldReader } from './field-reader.ts';
import { namedOptions } from './named-options.ts';
import { provedOptions } from './proved-options.ts';
import type { Question } from './question.ts';
import { renderedLines, wholeValues } from './rendered-lines.ts';
import { templateEditsFor } from './template-edits.ts';
import type { TemplateText } from './template-text.ts';
import type { ValuesFiles } from './values-change.ts';

/** What is known of a source that was rendered from a chart. */
export interface ChartPlaces {
  readonly text: string;
  readonly documents: readonly TracedDocument[];
  readonly values: () => ValuesFiles;
  /** A template of the chart by its path in it, and its uri where it may be changed. */
  readonly templateOf: (
    file: string,
  ) => { readonly template: TemplateText; readonly uri: string | undefined } | undefined;
}

/**
 * Leads from edits of what a chart prints to changes of its values, where the template takes the value from there, else to
 * changes of the template's own lines.
 */
export function chartPlace(places: ChartPlaces): Place {
  const questions = new Map<number, Question | undefined>();
  return (index, edits) => {
    const question = questions.has(index) ? questions.get(index) : questionAbout(places, index);
    questions.set(index, question);
    if (question === undefined) return [];
    const wishes = wishesOf(question.document.value, edits) ?? [];
    return wishes.length === 0 ? [] : candidatesOf(wishes.map((wish) => optionsFor(wish, question, places)));
  };
}

function questionAbout(places: ChartPlaces, index: number): Question | undefined {
  const document = renderedLines(places.text, places.documents, index);
  if (document === undefined) return undefined;
  const fieldAt = fieldReader(document, (file) => places.templateOf(file)?.template);
  let whole: ReadonlyMap<string, ValuePath> | undefined;
  const printedWhole: Question['printedWhole'] = (pointer) => {
    whole ??= wholeValues(document, (field) => fieldAt(field) !== undefined);
    return whole.get(pointer);
  };
  return { document, fieldAt, printedWhole, files: places.values() };
}

/** The ways to make one wish true: by values that were proved to get there, by values that the template names there, in the template. */
function optionsFor(wish: Wish, question: Question, { templateOf }: ChartPlaces): readonly Option[] {
  const byValues = distinct([...provedOptions(wish, question), ...namedOptions(wish, question)]);
  const inTemplates = templateEditsFor(wish, question).flatMap(({ file, edit }): readonly Option[] => {
    const uri = templateOf(file)?.uri;
    return uri === undefined ? [] : [[{ kind: 'text', uri, edits: [edit] }]];
  });
  return [...byValues.slice(0, mostOptions - inTemplates.length), ...inTemplates];
}

/** How many ways of one wish are tried. */
const mostOptions = 4;
