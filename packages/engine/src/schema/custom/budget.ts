/** How much work one object may cost, so that a hostile schema or object ends it and not us. */
export class Budget {
  isSpent = false;
  #left: number;
  #suggestions = mostSuggestions;

  constructor(steps: number = mostSteps) {
    this.#left = steps;
  }

  /** Takes one step; false where none is left. */
  spend(steps: number = 1): boolean {
    this.#left -= steps;
    if (this.#left < 0) this.isSpent = true;
    return !this.isSpent;
  }

  /** Whether a similar name may be looked for once more; beyond so many unknown fields none is a typo. */
  maySuggest(): boolean {
    this.#suggestions -= 1;
    return this.#suggestions >= 0;
  }
}

/** Visits of a value by a schema. */
const mostSteps = 500_000;
const mostSuggestions = 50;
