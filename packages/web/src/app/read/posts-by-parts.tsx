// The posts of a screen, drawn a few a frame.

import type { PostItem } from '../../pages/model.ts'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { PostView } from '../../pages/parts/post.tsx'
import type { Ui } from '../../pages/ui.ts'

/** Fewer than fill a phone's screen twice. */
const PART = 4

export function PostsByParts({ posts, ui }: { readonly posts: readonly PostItem[]; readonly ui: Ui }) {
  const drawn = useInParts({
    items: posts,
    nameOf: ({ floor }, index) => floor ?? `-${index}`,
    make: (post, name) => <PostView post={post} ui={ui} key={name} />,
    ui,
    part: PART,
    indexOf: (floor) => posts.findIndex((post) => post.floor === floor),
    room: (style, name) => <article class="post" style={style} key={name} />,
  })
  return <div class="posts">{drawn}</div>
}
