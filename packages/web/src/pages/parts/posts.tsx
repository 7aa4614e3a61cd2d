// Posts one below the other, in floor order; each is an item that a screen reader counts.

import type { PostItem } from '../model.ts'
import type { Ui } from '../ui.ts'
import { PostView } from './post.tsx'

export function Posts({ posts, ui }: { posts: readonly PostItem[]; ui: Ui }) {
  return (
    <div class="posts">
      {posts.map((post, index) => (
        <PostView post={post} ui={ui} key={post.floor ?? `-${index}`} />
      ))}
    </div>
  )
}
