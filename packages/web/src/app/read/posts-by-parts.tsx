// The posts of a screen, drawn a few a frame. What the reader asked to see, a floor further down, is drawn with the first.

import type { PostItem } from '../../pages/model.ts'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { PostView } from '../../pages/parts/post.tsx'
import type { Ui } from '../../pages/ui.ts'
import { drawnFirst } from '../shell/drawn-first.ts'

/** Fewer than fill a phone's screen twice. */
const PART = 4
/** Text that is laid out for the first time takes several times as long. */
const FIRST = 2

export function PostsByParts({ posts, ui }: { readonly posts: readonly PostItem[]; readonly ui: Ui }) {
  const drawn = useInParts({
    items: posts,
    nameOf: ({ floor }, index) => floor ?? `-${index}`,
    make: (post, name) => <PostView post={post} ui={ui} key={name} />,
    ui,
    part: PART,
    first: drawnFirst(FIRST, (floor) => posts.findIndex((post) => post.floor === floor)),
  })
  return <div class="posts">{drawn}</div>
}
