// What a feed says of itself.

export interface FeedHead {
  /** A URI that never changes: of the wall, and of what was chosen of it. */
  readonly id: string
  readonly title: string
  /** Absolute address of the wall's root, ending in a slash: feeds know no relative ones. */
  readonly base: string
  /** Absolute address of this feed. */
  readonly self: string
  /** Absolute address of the page that it follows. */
  readonly page: string
  /** Unix seconds: the date of a feed without entries. */
  readonly founded: number
}
