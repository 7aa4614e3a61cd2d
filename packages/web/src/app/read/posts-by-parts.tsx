// The posts of a screen, drawn a few a frame: on a slow phone drawing all of them at once would hold up a finger. They are
// made after one frame and laid out in the next, which are two tasks.
//
// What the reader asked to see, a floor further down, is drawn with the first part.

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PostItem } from '../../pages/model.ts'
import { PostView } from '../../pages/parts/post.tsx'
import type { Ui } from '../../pages/ui.ts'
import { arriveAt, hasStepped } from '../shell/routes.ts'

/** Fewer than fill a phone's screen twice. */
const PART = 4

export interface PostsByPartsProps {
  readonly posts: readonly PostItem[]
  /** What these posts are of: another value begins again at the first part. */
  readonly of: string
  readonly ui: Ui
}

/** A part that stands is the same node as before, which Preact passes over. */
interface Part {
  readonly posts: readonly PostItem[]
  readonly node: VNode
}

export function PostsByParts({ posts, of, ui }: PostsByPartsProps) {
  const [drawn, setDrawn] = useState({ of, parts: partsAtOnce(posts) })
  const parts = drawn.of === of ? drawn.parts : partsAtOnce(posts)
  const all = Math.ceil(posts.length / PART)
  // Of the rest around it a post shows the language alone.
  const kept = useRef<{ of: string; t: Ui['t']; shown: Part[] } | undefined>(undefined)
  if (kept.current?.of !== of || kept.current.t !== ui.t) kept.current = { of, t: ui.t, shown: [] }
  const { shown } = kept.current
  shown.length = Math.min(shown.length, all)
  // What changed while it stands is drawn anew a part a frame as well.
  let [renewed, isStale] = [false, false]
  for (let part = 0; part < Math.min(parts, all); part++) {
    const now = posts.slice(part * PART, (part + 1) * PART)
    const before = shown[part]
    if (before !== undefined && isSame(before.posts, now)) continue
    if (before !== undefined && renewed) isStale = true
    else {
      shown[part] = { posts: now, node: <PartView posts={now} ui={ui} key={part} /> }
      renewed ||= before !== undefined
    }
  }
  useEffect(() => {
    if (parts >= all && !isStale) return
    let making: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      making = setTimeout(() => setDrawn({ of, parts: Math.min(parts + 1, all) }))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(making)
    }
  })
  return <div class="posts">{shown.map(({ node }) => node)}</div>
}

function PartView({ posts, ui }: { posts: readonly PostItem[]; ui: Ui }) {
  return (
    <>
      {posts.map((post, index) => (
        <PostView post={post} ui={ui} key={post.floor ?? `-${index}`} />
      ))}
    </>
  )
}

function isSame(some: readonly PostItem[], others: readonly PostItem[]): boolean {
  return some.length === others.length && some.every((post, at) => post === others[at])
}

/** As many parts as the step that led here shows at once; all of them where none did, as when a loaded page gives way. */
function partsAtOnce(posts: readonly PostItem[]): number {
  const { floor, scroll } = arriveAt.peek()
  // Where what was not read yet stood meanwhile, the step has arrived already.
  if (floor === undefined)
    return scroll === 0 || (scroll === undefined && hasStepped()) ? 1 : Number.POSITIVE_INFINITY
  const at = posts.findIndex((post) => post.floor === floor)
  return Math.floor(Math.max(0, at) / PART) + 1
}
