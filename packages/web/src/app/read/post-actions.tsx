// One row of quiet actions below a post.

import type { PostItem } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'

export function PostActions({ post, state }: { post: PostItem; state: State }) {
  return undefined
}
