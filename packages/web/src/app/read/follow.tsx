// In *Saved here*: what is open counts as read, also what comes while it is open; and the reader may follow it.

import { useEffect, useState } from 'preact/hooks'
import type { ArticlePage, FrontPage, ThreadPage } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { FOLLOW } from './follow-words.ts'

export function Follow({ page, state }: { page: ThreadPage | ArticlePage; state: State }) {
  const { root, followed, replies } = page
  const isSaved = followed !== undefined
  const [, drawAgain] = useState({})
  const versions = page.kind === 'article' ? page.versions.length : 1
  useEffect(() => {
    // A mark that cannot be kept is convenience that is lost: what a full browser means is said above every screen.
    if (isSaved && root !== undefined) state.engine.ask('read', root).catch(() => undefined)
  }, [isSaved, root, replies, versions, state.engine])
  if (!isSaved || root === undefined) return undefined
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={followed}
        onChange={async ({ currentTarget }) => {
          const input = { root, followed: currentTarget.checked }
          // Where it could not be kept, what is ticked is what is followed still.
          if (!(await tell(state, '', () => state.engine.ask('follow', input)))) drawAgain({})
        }}
      />
      {state.words.value.a.read.follow}
    </label>
  )
}

/** On the front: only what is followed. */
export function OnlyFollowed({ page, state }: { page: FrontPage; state: State }) {
  if (!page.frame.truth.saved) return undefined
  return (
    <p>
      <label class="check">
        <input
          type="checkbox"
          checked={state.followed.value}
          onChange={({ currentTarget }) => {
            state.followed.value = currentTarget.checked
          }}
        />
        {FOLLOW[state.lang.value].only}
      </label>
    </p>
  )
}
