import type { Finding } from '../../evaluate/finding.ts';
import { visible } from '../visible.ts';
import type { Fault } from './groups.ts';

/** How many further places of one fault are named. */
const shownPlaces = 20;

/** The further places of a fault: one list of those that say the same as the first, then those that say something else. */
export function placesOf({ first, others }: Fault, isVerbose: boolean): readonly string[] {
  const shown = isVerbose ? others : others.slice(0, shownPlaces);
  const saying = commonWords(first);
  const alike = shown.filter((finding) => commonWords(finding) === saying);
  const different = shown.filter((finding) => commonWords(finding) !== saying);
  const more = others.length - shown.length;
  return [
    ...(alike.length === 0 ? [] : [listOf(alike)]),
    ...different.map(({ location, message }) => `line ${location.line}: ${visible(message)}`),
    ...(more === 0 ? [] : [`at ${more} more places`]),
  ];
}

/** A message without the name of its container. */
function commonWords({ message, resource }: Finding): string {
  return resource.container === undefined ? message : message.replaceAll(`\`${resource.container}\``, '``');
}

function listOf(findings: readonly Finding[]): string {
  if (findings.every(({ resource }) => resource.container === undefined)) {
    const lines = [...new Set(findings.map(({ location }) => location.line))].join(', ');
    return `${findings.length === 1 ? 'line' : 'lines'} ${lines}`;
  }
  return findings
    .map(({ resource: { container }, location: { line } }) =>
      container === undefined ? `line ${line}` : `container \`${visible(container)}\` (line ${line})`,
    )
    .join(', ');
}
