import type { Finding } from '../../evaluate/finding.ts';
import { countBySeverity } from '../../evaluate/report.ts';
import { count, grouped, worstFirst } from '../terminal/wording.ts';
import { briefFault, faultsOf, foldedFault, type FaultContext } from './faults.ts';
import type { Room } from './room.ts';

/** Bytes that the line about what is left out takes. */
export const tailRoom = 400;
/** Bytes for faults that are told in one line each, since there is no room for all of them in full. */
const briefRoom = 12_000;

/** How many findings there are of each severity, the worst in bold. */
export function tally(findings: readonly Finding[]): string {
  const counts = countBySeverity(findings);
  const found = worstFirst.filter((severity) => counts[severity] > 0);
  const [worst] = found;
  return found
    .map((severity) => {
      const text = `${grouped(counts[severity])} ${severity}`;
      return severity === worst ? `**${text}**` : text;
    })
    .join(' · ');
}

/** Lists faults in full as long as there is room, then in a line each, then says how many are left out. */
export function listFaults(findings: readonly Finding[], room: Room, context: FaultContext): void {
  const faults = faultsOf(findings);
  const full = faults.findIndex((fault) => !room.add(foldedFault(fault, context), briefRoom));
  const rest = full < 0 ? [] : faults.slice(full);
  const lines: string[] = [];
  let bytes = 0;
  for (const fault of rest) {
    const line = briefFault(fault, context);
    bytes += line.length * 3;
    if (bytes > briefRoom - 2 * tailRoom) break;
    lines.push(line);
  }
  if (lines.length > 0) room.add(lines.join('\n'), tailRoom);
  const left = rest.slice(lines.length).reduce((sum, fault) => sum + fault.findings.length, 0);
  if (left > 0) room.add(`${count(left, 'more finding')} did not fit into this comment.`, 0);
}
