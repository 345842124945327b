import { visible } from '../visible.ts';
import type { FileGroup } from './groups.ts';
import { paragraph, type Page } from './page.ts';

const shownMakers = 3;

/** The lines beneath the name of a file that say what it is built into, where something was found: each said once. */
export function makerLines({ uri, resources }: FileGroup, page: Page): readonly string[] {
  const findings = resources.flatMap(({ faults }) =>
    faults.flatMap(({ first, others }) => [first, ...others]),
  );
  const makers = findings
    .flatMap(({ evidence }) => evidence)
    .filter((one) => one.isMaker === true && one.uri !== uri);
  const texts = [...new Set(makers.map(({ text }) => text))];
  const more = texts.length - shownMakers;
  const shown = [...texts.slice(0, shownMakers), ...(more > 0 ? [`and ${more} more`] : [])];
  return shown.flatMap((text) => paragraph(visible(text), page, '  '));
}
