/** Why a document cannot be edited so. */
export interface Obstacle {
  /** Pointer of the place that the reason is about. */
  readonly at: string;
  readonly reason: string;
}

export function isObstacle(made: object): made is Obstacle {
  return 'reason' in made;
}
