// A post that waits, as squares to be printed or photographed: sealed, and noise to whoever scans them.

import { squareModules } from '@commonwall/sync'
import { useState } from 'preact/hooks'
import type { MyPost } from '../engine/say/my-posts.ts'
import { PAPER } from '../i18n/paper.ts'
import type { State } from '../shell/state.ts'
import { saidOf } from '../write/said-of.ts'

/** A way to the squares of each post; they are made when they are asked for. */
export function SquaresOf({ posts, state }: { posts: readonly MyPost[]; state: State }) {
  return (
    <ul class="codes">
      {posts.map((post) => (
        <li key={post.id}>
          <bdi class="quiet" id={`of-${post.id}`}>
            {saidOf(post, state)}{' '}
          </bdi>
          <Squares id={post.id} state={state} />
        </li>
      ))}
    </ul>
  )
}

function Squares({ id, state }: { id: string; state: State }) {
  const words = PAPER[state.lang.value]
  const [squares, setSquares] = useState<readonly Uint8Array[]>()
  if (squares === undefined)
    return (
      <button
        type="button"
        class="plain"
        aria-describedby={`of-${id}`}
        onClick={async () => {
          const sealed = await state.engine.ask('squares', id)
          setSquares(sealed.length === 0 ? undefined : sealed)
          state.said.value = sealed.length === 0 ? words.tooLong : ''
        }}
      >
        {words.codes}
      </button>
    )
  return (
    <>
      <p class="quiet">{words.codesHow}</p>
      <DrawnSquares squares={squares} state={state} />
    </>
  )
}

export function DrawnSquares({ squares, state }: { squares: readonly Uint8Array[]; state: State }) {
  const words = PAPER[state.lang.value]
  return (
    <div class="squares">
      {squares.map((square, index) => (
        <Square square={square} label={words.square(index + 1, squares.length)} key={square.join()} />
      ))}
    </div>
  )
}

/** One square as a picture. */
function Square({ square, label }: { square: Uint8Array; label: string }) {
  const modules = squareModules(square)
  const side = modules.length
  return (
    <figure>
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <rect width={side} height={side} fill="#fff" />
        <path d={darkOf(modules)} fill="#000" />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}

/** The dark modules as an SVG path, a bar for each run of them. */
function darkOf(modules: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of modules.entries())
    for (let x = 0; x < row.length; x++) {
      const from = x
      while (row[x]) x++
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  return path
}
