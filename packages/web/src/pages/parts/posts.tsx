// Posts one below the other, in floor order; each is an item that a screen reader counts.

import type { PostItem } from '../model.ts'
import type { Ui } from '../ui.ts'
import { useInParts } from './in-parts.ts'
import { PostView } from './post.tsx'

export function Posts({ posts, ui }: { posts: readonly PostItem[]; ui: Ui }) {
  const drawn = useInParts({
    items: posts,
    nameOf: ({ floor }, index) => floor ?? `-${index}`,
    make: (post, name) => <PostView post={post} ui={ui} key={name} />,
    ui,
  })
  return <div class="posts">{drawn}</div>
}
