/** Maps and lists nested deeper than this are refused; Kubernetes' own reader stops at 10,000. */
export const MAX_DEPTH = 1000;

/** The same for documents that need the YAML library, which would need more stack than there may be for more. */
export const MAX_LIBRARY_DEPTH = 300;

/** A key must be followed by its colon within so many characters (YAML's own rule). */
export const MAX_KEY_LENGTH = 1024;

/** Below so many nodes read, aliases may make up `MOST_ALIASED_SMALL` of them; the shares are those of Kubernetes' reader. */
export const FREE_ALIASED_NODES = 100;
export const FREE_NODES = 1000;
export const MOST_ALIASED_SMALL = 0.99;
export const MOST_ALIASED_LARGE = 0.1;
/** The number of nodes where the small share starts to shrink, and where it has become the large one. */
export const ALIAS_RANGE_LOW = 400_000;
export const ALIAS_RANGE_HIGH = 4_000_000;
