// The posts of a screen, drawn a few a frame: on a slow phone drawing all of them at once would hold up a finger.
//
// What the reader asked to see, a floor further down, is drawn with the first part.

import { Fragment, type VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PostItem } from '../../pages/model.ts'
import { PostView } from '../../pages/parts/post.tsx'
import type { Ui } from '../../pages/ui.ts'
import { arriveAt } from '../shell/routes.ts'

/** Fewer than fill a phone's screen twice. */
const PART = 6

export interface PostsByPartsProps {
  readonly posts: readonly PostItem[]
  /** What these posts are of: another value begins again at the first part. */
  readonly of: string
  readonly ui: Ui
}

export function PostsByParts({ posts, of, ui }: PostsByPartsProps) {
  const [drawn, setDrawn] = useState({ of, parts: partsAtOnce(posts) })
  const parts = drawn.of === of ? drawn.parts : partsAtOnce(posts)
  const all = Math.ceil(posts.length / PART)
  useEffect(() => {
    if (parts >= all) return
    const frame = requestAnimationFrame(() => setDrawn({ of, parts: parts + 1 }))
    return () => cancelAnimationFrame(frame)
  }, [of, parts, all])
  // A part that stands is the same node as before, which Preact passes over.
  const kept = useRef<{ posts: readonly PostItem[]; ui: Ui; nodes: VNode[] } | undefined>(undefined)
  if (kept.current?.posts !== posts || kept.current.ui !== ui) kept.current = { posts, ui, nodes: [] }
  const { nodes } = kept.current
  for (let part = nodes.length; part < Math.min(parts, all); part++)
    nodes.push(
      <Fragment key={part}>
        {posts.slice(part * PART, (part + 1) * PART).map((post, index) => (
          <PostView post={post} ui={ui} key={post.floor ?? `-${index}`} />
        ))}
      </Fragment>,
    )
  return <div class="posts">{[...nodes]}</div>
}

/** As many parts as the step that led here shows at once; all of them where no step did, as when a page gives way. */
function partsAtOnce(posts: readonly PostItem[]): number {
  const { floor, scroll } = arriveAt.peek()
  if (floor === undefined) return scroll === 0 ? 1 : Number.POSITIVE_INFINITY
  const at = posts.findIndex((post) => post.floor === floor)
  return Math.floor(Math.max(0, at) / PART) + 1
}
