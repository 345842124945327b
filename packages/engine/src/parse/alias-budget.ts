import {
  ALIAS_RANGE_HIGH,
  ALIAS_RANGE_LOW,
  FREE_ALIASED_NODES,
  FREE_NODES,
  MOST_ALIASED_LARGE,
  MOST_ALIASED_SMALL,
} from './limits.ts';

/** Counts the nodes a document has and those its aliases repeat, as Kubernetes' reader does against alias bombs. */
export class AliasBudget {
  nodes = 0;
  private aliased = 0;

  /** Counts nodes that stand in the text. */
  addWritten(count: number): void {
    this.nodes += count;
  }

  /** Counts nodes that an alias repeats; false when there are too many of them. */
  addAliased(count: number): boolean {
    this.nodes += count;
    this.aliased += count;
    if (this.aliased <= FREE_ALIASED_NODES || this.nodes <= FREE_NODES) return true;
    return this.aliased / this.nodes <= mostAliased(this.nodes);
  }
}

function mostAliased(nodes: number): number {
  if (nodes <= ALIAS_RANGE_LOW) return MOST_ALIASED_SMALL;
  if (nodes >= ALIAS_RANGE_HIGH) return MOST_ALIASED_LARGE;
  const share = (nodes - ALIAS_RANGE_LOW) / (ALIAS_RANGE_HIGH - ALIAS_RANGE_LOW);
  return MOST_ALIASED_SMALL - share * (MOST_ALIASED_SMALL - MOST_ALIASED_LARGE);
}
