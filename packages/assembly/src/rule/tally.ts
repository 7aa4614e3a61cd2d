// What is counted of one alternative in one group, or in one third: heads, nothing else.

/** People, not weights. */
export interface Tally {
  /** Who support it or can live with it. */
  readonly S: number
  /** Who object, red lines among them. */
  readonly O: number
  /** Whose red line stands. */
  readonly R: number
}

/** A tally of one group together with how many people the group has. */
export interface GroupTally extends Tally {
  /** Credentials issued in the group. */
  readonly N: number
}
