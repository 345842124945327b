import { isArray, tokensOf, valueAtPointer } from '@plimsoll/engine';

import { parentOf } from '../../render/place/pointer-steps.ts';
import type { RenderedLines } from './rendered-lines.ts';
import { dashIn, keyIn, type TemplateField } from './template-field.ts';
import type { TemplateText } from './template-text.ts';

/** The line of a template that a field's first line was printed by, where it names the field. */
export function fieldReader(
  document: RenderedLines,
  templateOf: (file: string) => TemplateText | undefined,
): (pointer: string) => TemplateField | undefined {
  return (pointer) => {
    const token = tokensOf(pointer).at(-1);
    const origin = document.originOf(document.linesOf(pointer).first);
    const found = origin === undefined ? undefined : templateOf(origin.file);
    if (token === undefined || origin === undefined || found === undefined) return undefined;
    const isItem = isArray(valueAtPointer(document.value, parentOf(pointer)));
    for (const line of [origin.line - 1, origin.line, origin.line - 2]) {
      const text = found.lines[line]?.text ?? '';
      const columns = isItem ? dashIn(text) : keyIn(text, token);
      if (columns !== undefined) return { file: origin.file, template: found, line, ...columns };
    }
    return undefined;
  };
}
