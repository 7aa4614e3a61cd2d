// Where the posts of the open screen stand: so that who comes back finds the place before all of them are drawn again.

/** In pixels, from the beginning of the page. */
export interface Stood {
  readonly top: number
  readonly height: number
}

/** By the floor. */
export type PostsStood = ReadonlyMap<number, Stood>

export function wherePostsStand(): PostsStood {
  return new Map(
    [...document.querySelectorAll('.posts > .post[id]')].map((post) => {
      const { top, height } = post.getBoundingClientRect()
      return [Number(post.id.slice(1)), { top: top + scrollY, height }]
    }),
  )
}
