// The posts of a screen, drawn a few a frame. What the reader asked to see, a floor further down, is drawn with the first;
// who comes back to where they had read finds that first, with something as high in the place of each other post.

import { useState } from 'preact/hooks'
import type { PostItem } from '../../pages/model.ts'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { PostView } from '../../pages/parts/post.tsx'
import type { Ui } from '../../pages/ui.ts'
import { drawnFirst } from '../shell/drawn-first.ts'
import { useHeldPlace } from '../shell/held-place.ts'
import { arriveAt } from '../shell/routes.ts'
import type { Stood } from '../shell/where-posts-stand.ts'

/** Fewer than fill a phone's screen twice. */
const PART = 4
/** Text that is laid out for the first time takes several times as long. */
const FIRST = 1

export function PostsByParts({ posts, ui }: { readonly posts: readonly PostItem[]; readonly ui: Ui }) {
  useHeldPlace()
  const [back] = useState(() => backAmong(posts))
  const drawn = useInParts({
    items: posts,
    // Not by the floor: what comes late gives others another one, and what is open at a post stays with it.
    nameOf: ({ id }, index) => id ?? index,
    make: (post, name) => <PostView post={post} ui={ui} key={name} />,
    ui,
    part: PART,
    first: back ? PART : drawnFirst(FIRST, (floor) => posts.findIndex((post) => post.floor === floor)),
    start: back?.start,
    instead: back && (({ floor = 0 }, name) => <Room stood={back.stood.get(floor)} key={name} />),
  })
  return <div class="posts">{drawn}</div>
}

/** Where the step leads back to, of posts that all stood there; undefined where it leads to no such place. */
function backAmong(posts: readonly PostItem[]) {
  const { scroll = 0, stood } = arriveAt.peek()
  if (scroll === 0 || stood === undefined) return undefined
  const isAbove = ({ floor = 0 }: PostItem) => {
    const { top = 0, height = 0 } = stood.get(floor) ?? {}
    return top + height <= scroll
  }
  const seen = posts.findIndex((post) => !isAbove(post))
  const start = seen < 0 ? Math.max(0, posts.length - PART) : seen
  return posts.slice(0, start).every(({ floor = 0 }) => stood.has(floor)) ? { start, stood } : undefined
}

/** A post that is not drawn yet; one that did not stand there takes no room. */
function Room({ stood }: { stood: Stood | undefined }) {
  return stood && <article class="post" style={{ blockSize: `${stood.height}px` }} />
}
